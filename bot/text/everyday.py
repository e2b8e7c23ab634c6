"""How common a word is in English at large: what its finding in a corpus is worth as evidence depends on it."""

from bot.text.words import terms

# Stems by the share of texts that hold them: paragraphs on 80 unrelated subjects (SQuAD, XQuAD) and everyday
# questions (TREC, CLINC150). Counts of words only; no text is taken over.
_SHARES = {
    0.15: """
becom first govern includ know make new state time two unit use year
""",
    0.1: """
area build call centuri citi countri develop differ direct establish find follow forc form general give high howev
increas larg lead major member nation need number part power provid result system take war well work world
""",
    0.07: """
act addit american base begin british card caus center chang common continu earli econom end european exampl franc
french group hold import land later law level like long main mean modern name north often oper order particular peopl
polit popul present public region relat requir respons second servic set sever south support three universiti
""",
    0.05: """
accord activ allow associ author bodi car case central citat civil class coloni come compani complet complex consid
consist construct contain control court creat credit cultur current day de design due east educ effect engin europ
exist field former four go great home independ institut john largest less live local locat lower militari million move
near non occur offici open organis origin parliament period place polici possibl practic pressur prime privat problem
process produc product remain report right river role rule school see show signific similar small social southern
student studi term theori tradit type union usual various water way west write
""",
    0.035: """
administr age almost america appli argu attack back believ busi capit certain channel china chines church claim close
combin communiti comput connect decis describ divid domin effici elect empir energi england english equal extend fall
famili financi flow foreign free function german global growth health help higher hous human imperi incom individu
industri influenc interest internat islam issu justic lack larger last late leader leav legal legisl life limit line
list low man manag market measur mechan medic meet middl minist model movement muslim natur norman northern object
offer offic old other parti pass physic plan point posit presid prevent principl program project protect publish rang
rate rather receiv record reduc refer repres research rise run scienc sea separ serv societi space specif spread
standard start structur subject success suggest surfac territori think third throughout thus today trade treati typic
view want western wide william
""",
    0.025: """
abl academ accept access account achiev action actual add adopt africa aid air al amount anim announc appear applic
armi art articl attempt avail averag bank basi black book border branch bring britain campaign captur carri cathol
child climat coast colleg commerci compar concentr concept condit conflict constitut contribut convert cost council
counti cours cover cycl data date death debat decad decid defin definit demand depart depend deriv descend determin
diseas distinct distribut divis earth eastern electr element employ enter entir environ especi estim event eventu evid
except expans experi express fact factor fail far favor featur fight final five focus formal foundat full fund gain
generat germani good greater grow half histor histori host hundr idea ii improv indic inform initi instanc instead
internal introduc involv island itali keep kill kind king kingdom lake languag least maintain manufactur mass method
mid mile motion network next normal note numer observ octob opposit outsid particip pay perform person phone plant
play popular presenc previous princip promot properti propos protest rapid reach reason recent reflect regul religi
resid respect return robert roman section self send settlement short side singl site situat six size smaller sometim
song sourc speci special st strong subsequ suppli technolog temperatur ten therefor thought top total town travel uk
visa vote win word
""",
    0.018: """
adapt advanc affect agre agreement alli analysi annual anti approxim architectur arriv asia assist basic battl benefit
best better bill care chamber charg charl check clear collect command commiss committe compon conduct conserv consider
constant contrast corpor correct critic custom declar degre despit destroy die difficult discov district domest drive
dutch economi effort encourag ensur essenti expand explain extens famous fear februari fee figur format freedom
fundament game gas georg governor grant greek henri highest identifi impact india indian interpret jame join joseph
key km la launch let liber littl longer lose machin march marin materi mathemat matter medicin minor month mountain
multipl nativ necessari notabl nuclear obtain occupi ocean onc oppos past percent poor port potenti primari prior
probabl question quick recognis reform refus regard relationship releas replac reserv resourc rest rock rout royal
scale scholar scientist seat secur seri settl seven shape share ship simpl speak speed sport squar stage statement
style suffer surround surviv tax team thousand train transfer transport troop turn ultim understand upper valley valu
volum whole worker york
""",
    0.013: """
abil acquir address african agenc ago aim alon alreadi altern alway appoint approach approv april architect arm arrang
ask aspect assembl atlant attend attract august australia avoid away balanc ban bay belief beyond billion block board
bottom bound bridg broad buy calendar categori census challeng charter christian citizen classic co code color
communic compet competit compos compris concern conclud confirm conquest consum contact content contract convers core
correspond cross crown cut damag david deal decemb declin decreas defeat defend defens demonstr desir destruct detail
distinguish divers dog duti earlier egypt eight enabl enough entitl environment equip equival era etc ethnic evolv
exchang execut expect extrem face facil failur fair feder film financ fire fix flight fuel fulli futur goal gradual
grand ground hand head heat heavi hospit immedi implement incorpor integr interact ireland januari juli knowledg labor
laboratori latin latter leagu length librari lie light link london look loui mark marri maximum mediev memori
metropolitan money most music nearbi negat nevertheless newli novemb oil older oldest orient otherwis outbreak overal
paper pari park partial path paul peac perman possess post pre predict preserv primarili prise proceed profession
progress promin proper proport prove purchas purpos qualiti rais rank recognit red religion renew repeat restor
restrict retain revers review revolut rich richard road rose rough safeti scientif secondari sector select sell sens
septemb sequenc shop sign soon spanish stand star station statist step stop street submit substanti succeed summer
talk target televis test theoret thoma titl togeth treatment tree tri tribe uniqu unlik updat urban vari varieti
version villag warm wave week weight white widespread woman writer
""",
    0.009: """
abbrevi absolut academi acr ad adjac advantag affair affili agricultur ai amongst ancient appropri aris assert assum
automat award band basebal bear behavior behind born break brother bureau calcul calori canada canadian cancel capabl
cat charact character characterist choic circul classifi cold collaps compens confeder confer consequ consumpt
contemporari contin controversi convent count coupl crime deep densiti devic difficulti discoveri discuss disput
distanc doctor doubl draw drink drop earliest electron elimin elit emerg emergenc enforc engag enhanc entri escap et
evolut examin exclus exhibit expens experienc explan exploit explor extent extern faster femal fill fli food footbal
forward fourth front garden hall happen hard heritag historian hostil hour hypothesi ideal ident iii imag impli impos
influenti infrastructur inhabit inner insid inspir intend internet invas invent invest investig invit irish isol item
japan joint june label learn lord loss map maria merchant migrat minimum mission mode moral mount movi multi museum
nine nomin notion nutrit occup opportun own passeng pattern peak perhap phase philosoph pierr portion portray precis
predat prepar press price print pro provinc pure pursu push put quarter quit radio rare reaction real recov reduct
regist regular reject relev reli remind remot remov renam resist respond risk roll room root save schedul score season
secretari seek seem serious shift simpli slow soldier solut speaker speech spend split spring status stay stone stream
stretch successor suffici suppos sure sweden symbol tabl task teach technic tend text thing threaten tire tower trace
traffic transact translat trend true tv unknown util vacat valid van variat vice victori washington weather wherea
whisper wind winter wish withdraw worldwid young zone
""",
    0.006: """
aaron accommod accomplish administ advoc airlin airport alarm alter answer apart appl artist attent attribut awar bc
california chase chemic choos coin continent cooper coordin corrupt creation danger daughter deleg deni denot deposit
dinner director disciplin display doctrin document dollar egg exact exceed exclud exercis expir extra factori faith
fargo father feel fewer fifth flip floor foot frequent friday gather girl god goe greatest guarante hear height hill
hors hotel huge info innov instal insur intens interfer joe jump jurisdict landscap letter listen literatur love
lowest luggag male merg milk minut mobil moon moreov municip necessarili neighbor newer newspap novel opinion paycheck
pet phoenix piec pizza playlist prompt pto rail realli recommend resign restaur reward robin rural saw search shoot
shot simultan snow somewhat southeast spell spirit staff store stronger substanc suprem suspend switch tank techniqu
tension thank thereaft therebi timer todo toler transform transit transmit uber uniform visibl visit voic wall wanna
wife wood
""",
    0.004: """
acid actress advertis allianc alphabet amazon anymor apr assassin babi bad beach beer bird birth boston bowl boy brain
caribbean chicken clean cnn confus cuba cup daili desert dice dick earn eat eye fame fast favorit fine finish flag
fraudul fun grace groceri hero hole ingredi instrument italian job joke kennedi longest madonna mail massachusett
mexican mother mpg nearest nicknam night nonetheless oliv orang oscar oven paint pilot pittsburgh player plug pole
pope presidenti queen recip rent rental russian safe san soft spain stock strip tenni texa throw timezon tom tomorrow
video vietnam websit wolf
""",
    0.003: """

""",
}

# Words that people ask with in other languages of this corpus's readers, as they stem here.
_ASKED_WITH = """
wie viel viele wer wen wem ist sind hat haben wird wurde werden wurden gibt uber fur von und oder der das den dem
ein eine einen einer nach bei mit aus auf warum wann wo welche welcher welches enthalt enthalten heisst
qui quel quelle quels quelles combien pourquoi quand est sont ete dans les une des sur avec que quoi comment cest ya il
quien que cual cuanto cuantos cuantas cuando donde por como son fue los las una del
kim kimdir nedir ne kac nasil neden nicin nerede hangi mi mu var bir ve
кто что где когда сколько почему как какой какая какие это был была были ли на из для
"""

EVERYDAY = {term.term: 0.3 for term in terms(_ASKED_WITH)} | {
    word: share for share, words in _SHARES.items() for word in words.split()
}
"""stem → share of texts that hold it; words that are not here are rarer than 0.3%."""

RARE = 0.001
"""The share taken for all others."""
