"""Messages as they are written in any channel: none of them is for a library of cuttings. Not used for tuning."""

CHAT = """
gm everyone
morning all, coffee time
ok that was a wild ride
haha no way
I'm making pasta tonight, what about you
has anyone tried the new ramen place downtown
lmao you got me there
my train is delayed again
sorry wrong channel
can you send me the link again
I'll check it later
just got home from work
we won!! 3-1
my dog ate my shoes
ping me when you're back
who's online right now
this song is stuck in my head
does anyone have a spare ticket for sunday
I hate mondays so much
yeah I know right
that's a really nice drawing
rip my sleep schedule
what monitor do you use
it's raining here all week
you should totally apply for that job
I passed my driving test!
can we talk about how good that episode was
so how was the date
what are you having for lunch
need help with my math homework
is it just me or is discord slow today
my laptop died in the middle of the meeting
does anyone know a good dentist
I think I left my keys at your place
congratulations on the new baby
how do I mute this channel
stop spamming please
who pinged me
anybody want to trade pokemon cards
I got level 50 finally
the boss fight is impossible
can you boost my rank
what build are you running
nerf that weapon already
new patch notes are out
the servers are down for maintenance
I'm lagging like crazy
gg well played
one more round?
invite me to the party
my headset mic sounds awful
let's do a watch party on friday
what anime are you watching
the ending made me cry
I read that book twice
who is your favourite character
no spoilers in general please
can an admin fix the permissions
the bot is broken again
how do I change my nickname
which emoji is that
love your profile picture
where did you buy that jacket
I need new running shoes
did my first 10k today
leg day was brutal
how much do you bench
I'm on a diet so no cake for me
that recipe was amazing, thanks
how long do you marinate the chicken
my sourdough starter is dead
tea or coffee?
pineapple on pizza is a crime
what should I cook with leftover rice
I'm allergic to peanuts
we're moving to a new apartment next month
rent is way too high these days
my landlord finally fixed the heater
does anyone want a free couch
traffic was terrible this morning
my car needs new brakes
gas prices are insane
flight got cancelled, stuck at the airport
we are going to the beach this weekend
send pics from your trip
the hotel had a great pool
I miss summer already
it's snowing!!
stay warm everyone
my plants keep dying, what am I doing wrong
the garden looks great this year
there's a spider in my room help
my cat is judging me
look at this good boy
kids are finally asleep
my daughter lost her first tooth
school is cancelled tomorrow
I have three exams next week
the professor extended the deadline
group projects are the worst
anyone in the same class as me
how do you solve question 4
my thesis is due in a month
I got the internship!
interview went well I think
they still haven't replied to my email
quitting my job tomorrow
asked my boss for a raise
zoom meetings drain me
can you review my pull request
the build is failing on main
did you try turning it off and on again
segfault again, I give up
what's the difference between tabs and spaces
python or javascript for beginners
my code works and I have no idea why
who broke production
docker is eating all my disk space
just switched to linux
windows update restarted my pc, classic
how do I center a div
the new phone camera is so good
battery drains in two hours
should I get the bigger screen
which headphones are good for under 100
my keyboard is too loud for the office
bitcoin is up again
lost all my money on that stock lol
to the moon
payday at last
split the bill?
venmo me when you can
happy new year everybody
merry christmas to those who celebrate
what are you wearing to the halloween party
any plans for the holidays
best wishes to your grandma
sorry for your loss
get well soon
hope you feel better
I have a headache
been sick for three days now
doctor says it's just a cold
slept for 12 hours and still tired
meditation helps me a lot
I'm so stressed right now
you got this
proud of you
thank you so much, you're the best
no problem, anytime
my bad
all good
fair enough
makes sense
I guess so
not sure tbh
idk maybe
wait really?
are you serious
that's crazy
big if true
source: trust me bro
ratio
touch grass
who asked
first
this
same
mood
+1
agreed
nope
never mind, found it
found a bug in the game
the music in this level is so good
did you see the trailer
that referee was blind
what a save by the keeper
he should have passed the ball
fantasy league results are in
who are you rooting for tonight
formula one starts at three
our team is cursed
see you at practice
anyone up for tennis tomorrow
chess club meets at six
my knees hurt from hiking
new bike day!
concert tickets sold out in a minute
the drummer was incredible
learning guitar, fingers hurt
I painted this last night
what brushes do you use
commission slots are open
selling two tickets for the festival
free giveaway in the other channel
don't click that link, it's a scam
someone hacked my account
how do I report a user
please read the rules
welcome to the server!
glad to be here
hi, I'm new
where is everyone from
it's 3am here
time zones are confusing
good night folks
be right back
talk later
see ya
love you guys
group hug
who ordered pizza
dinner is ready, gtg
last one to bed turns off the lights
""".strip().splitlines()
