"""What people write that hardly any collection of reporting answers: what a question that belongs here is told from."""

_KNOWLEDGE = """
who painted the ceiling of the sistine chapel
what is the boiling point of water at high altitude
how many strings does a violin have
which planet has the most moons
who wrote the jungle book
what does photosynthesis produce
how tall is the eiffel tower
what year did the titanic sink
why is the sky blue
what is the capital of Australia
who invented the telephone
how far is the moon from the earth
what language do they speak in Brazil
which river flows through Vienna
what is the square root of 144
who was the first woman in space
how long does a cat live
what is the chemical symbol for gold
when was the printing press invented
what do pandas eat
which composer went deaf
how many bones are in the human body
what is the largest desert in the world
who discovered penicillin
what causes a rainbow
how deep is the Mariana trench
what is the currency of Norway
who played the villain in the second Batman film
what is the difference between a crocodile and an alligator
which team won the football league in 1998
how do bees make honey
what is the meaning of the word serendipity
when does daylight saving time end
how many players are on a baseball team
what vitamins are in oranges
who is the author of the lord of the rings
which metal is liquid at room temperature
what is the tallest mountain in Africa
how is glass made
what instrument did Louis Armstrong play
why do leaves change colour in autumn
where do penguins live
how fast can a cheetah run
who built the pyramids
what is a prime number
what was the name of Alexander's horse
how many ounces are in a pound
who sang the theme of the first James Bond film
what disease does a mosquito carry
which ocean is the smallest
what is the oldest university in Europe
how did the dinosaurs die out
what country drinks the most coffee
who holds the record for the longest jump
""".strip().splitlines()

_TASKS = """
set an alarm for seven tomorrow morning
remind me to call the dentist on friday
play some jazz in the kitchen
what's the weather going to be this weekend
book a table for four at an italian restaurant
how do i get a red wine stain out of a shirt
transfer fifty dollars to my savings account
what's the balance on my credit card
translate good night into spanish
turn off the lights in the living room
find me a cheap flight to lisbon in may
how long should i boil eggs
add milk and bread to my shopping list
tell me a joke about dogs
how much protein is in a chicken breast
when is my electricity bill due
i lost my luggage, what now
can you recommend a good pizza place nearby
what's the exchange rate of the euro
how do i change a flat tyre
cancel my gym membership
write a poem about the sea
how do i reset my router
what should i wear to a job interview
schedule a meeting with my boss at noon
where did i park my car
convert ten miles to kilometres
my phone won't charge, help
order a new set of headphones
which insurance plan do i have
how do i fix merge conflicts in git
give me a recipe for banana bread
what is a good credit score
is there traffic on the way to work
how do I renew my passport
is my flight on time
roll a dice for me
how many calories are in an avocado
write me a python function that sorts a list
spell the word necessary
share my location with my sister
i need a new battery for my laptop
how do you make a paper aeroplane
what are the best exercises for a bad back
what time does the pharmacy close
how do i apply for a mortgage
can i bring my dog on the train
what gift should i buy for my mother
""".strip().splitlines()

_CHAT = """
anyone up for a game tonight
lol that was hilarious
my cat just knocked over my coffee again
did you see the match last night
i'm so tired today
brb getting some food
who wants to join voice chat
that new update broke everything
what's everyone watching these days
happy birthday!!
can a mod pin this please
i totally agree with you
why is my mic not working
omg look at this picture
who made this meme
good luck on your exam tomorrow
same here, i couldn't sleep at all
is anybody else lagging right now
thanks that fixed it
what time are we meeting on saturday
nah i think you're wrong about that
how do i get the blue role
just finished the last season, no spoilers please
what's your favourite ice cream
i'll be late, start without me
the stream starts in five minutes
i need a new keyboard, any tips
are you a real person or a bot
wait what did i miss
monday again, ugh
how was your holiday
anyone here play guitar
my internet is so slow
who else is going to the concert
that's what she said
do we have homework for tomorrow
can someone help me with my resume
new phone who dis
i can't believe they cancelled the show
which graphics card should i buy
what a goal
the food here is terrible
see you all next week
what does afk mean
my boss is driving me crazy
are we still doing movie night
i just adopted a puppy
how old are you guys
shut up and take my money
where is everybody
did the server crash
feeling sick, staying home today
""".strip().splitlines()

_IN_CHINESE = """
珠穆朗玛峰有多高
水在高原上多少度沸腾
谁发明了电灯
彩虹是怎么形成的
大象一天吃多少东西
哪颗行星的卫星最多
红楼梦的作者是谁
月球离地球有多远
澳大利亚的首都是哪里
人体有多少块骨头
小提琴有几根弦
泰坦尼克号是哪一年沉没的
为什么天空是蓝色的
世界上最深的海沟在哪里
光合作用产生什么
巴西人说什么语言
熊猫为什么只吃竹子
一百四十四的平方根是多少
青霉素是谁发现的
蒙娜丽莎是谁画的
挪威用什么货币
贝多芬写了几部交响曲
猫的平均寿命是多久
金的化学符号是什么
围棋棋盘有多少个交叉点
唐朝最有名的诗人是谁
明天早上七点叫我起床
这个周末会下雨吗
帮我订两张去上海的火车票
红酒渍怎么洗掉
把客厅的灯关掉
附近有什么好吃的火锅店
牛奶和面包加到购物清单里
怎么换汽车轮胎
鸡蛋要煮几分钟
我的信用卡还剩多少额度
给我讲个笑话
一欧元等于多少人民币
手机充不上电怎么办
用Python写一个排序函数
感冒了应该吃什么药
护照怎么续签
推荐几本适合小学生看的书
面试要穿什么衣服
番茄炒蛋怎么做
把会议改到下午三点
路由器怎么重启
学吉他难不难
今晚有人打游戏吗
哈哈哈笑死我了
昨天的球赛你们看了吗
我家猫又把杯子打翻了
好困啊不想上班
祝你生日快乐
新版本更新之后好卡
周末一起去爬山吧
谁能帮我看看这段代码
我的麦克风怎么没声音
大家最近在追什么剧
早上好各位
这个表情包太可爱了
作业什么时候交
我先去吃饭了
同意楼上的说法
又下雨了真烦
有没有人想一起学英语
你是机器人吗
考试加油
演唱会的票抢到了吗
谢谢已经解决了
新耳机音质怎么样
减肥好难啊
晚安明天见
""".strip().splitlines()

FOREIGN = ((*_KNOWLEDGE, *_TASKS, *_CHAT), tuple(_IN_CHINESE))
"""Questions of general knowledge, tasks for an assistant, chat: in English, and in Chinese."""
