"""Forms of English words that a stemmer does not bring together: irregular ones, and British and American spellings.

The Snowball stemmer takes endings off. That "took" is of "take", and "labour" the same as "labor", it cannot see.
"""

import re

# A base form and its irregular ones, without those that are as often another word ("thought", "rose", "wound").
_IRREGULAR = """
arise arose arisen; awake awoke awoken; become became; begin began begun; bend bent; bite bitten; bleed bled;
blow blew blown; break broke broken; breed bred; bring brought; build built; burn burnt; buy bought; catch caught;
choose chose chosen; cling clung; come came; creep crept; deal dealt; dig dug; draw drew drawn; dream dreamt;
drink drank drunk; drive drove driven; dwell dwelt; eat ate eaten; fall fell fallen; feed fed; fight fought; find found;
flee fled; fling flung; fly flew flown; forbid forbade forbidden; foresee foresaw foreseen;
forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; go went gone;
grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; kneel knelt; know knew known; lead led;
lean leant; leap leapt; learn learnt; leave left; light lit; lose lost; make made; mean meant; meet met;
mislead misled; mistake mistook mistaken; overcome overcame; overhear overheard; oversee oversaw overseen;
overtake overtook overtaken; overthrow overthrew overthrown; pay paid; plead pled; rebuild rebuilt; repay repaid;
rewrite rewrote rewritten; ride rode ridden; ring rang rung; rise risen; run ran; say said; see seen;
seek sought; sell sold; send sent; shake shook shaken; shine shone; show shown; shrink shrank shrunk;
sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; smell smelt; speak spoke spoken; speed sped;
spell spelt; spend spent; spill spilt; spin spun; spoil spoilt; spring sprang sprung; stand stood; steal stole stolen;
stick stuck; sting stung; strike struck stricken; strive strove striven; swear swore sworn; sweep swept;
swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told;
throw threw thrown; undergo underwent undergone; understand understood; undertake undertook undertaken; uphold upheld;
wake woke woken; wear wore worn; weave wove woven; weep wept; win won; withdraw withdrew withdrawn; withhold withheld;
withstand withstood; write wrote written;
man men mens; woman women womens; child children childrens; foot feet; tooth teeth; mouse mice; goose geese; ox oxen;
wife wives; housewife housewives; midwife midwives; knife knives; wolf wolves; half halves; shelf shelves;
thief thieves; calf calves; loaf loaves; scarf scarves; hoof hooves;
policeman policemen; policewoman policewomen; spokesman spokesmen; spokeswoman spokeswomen; businessman businessmen;
chairman chairmen; clergyman clergymen; congressman congressmen; countryman countrymen; fireman firemen;
fisherman fishermen; gunman gunmen; herdsman herdsmen; salesman salesmen; serviceman servicemen;
grandchild grandchildren; schoolchild schoolchildren;
crisis crises; thesis theses; hypothesis hypotheses; diagnosis diagnoses; parenthesis parentheses; oasis oases;
analysis analyses; criterion criteria; phenomenon phenomena; bacterium bacteria; stimulus stimuli; nucleus nuclei;
radius radii; fungus fungi; alumnus alumni; syllabus syllabi; curriculum curricula; memorandum memoranda;
index indices; matrix matrices; vertex vertices; appendix appendices
"""
_AMERICAN_BRITISH = """
airplane aeroplane; airplanes aeroplanes; aging ageing; aluminum aluminium; analog analogue; anemia anaemia;
anesthetic anaesthetic; anesthetics anaesthetics; anesthesia anaesthesia; artifact artefact; artifacts artefacts;
catalog catalogue; catalogs catalogues; check cheque; checks cheques; cozy cosy; curb kerb; defense defence;
defenses defences; dialog dialogue; dialogs dialogues; diarrhea diarrhoea; draft draught; encyclopedia encyclopaedia;
enroll enrol; enrolls enrols; enrollment enrolment; estrogen oestrogen; fetus foetus; fulfill fulfil; fulfills fulfils;
fulfillment fulfilment; gray grey; gynecologist gynaecologist; gynecological gynaecological; hemorrhage haemorrhage;
installment instalment; jail gaol; jails gaols; jailed gaoled; jewelry jewellery; judgment judgement;
judgments judgements; leukemia leukaemia; license licence; licenses licences; maneuver manoeuvre;
maneuvers manoeuvres; medieval mediaeval; mold mould; mustache moustache; mom mum; moms mums; offense offence;
offenses offences; pajamas pyjamas; pediatric paediatric; pediatrician paediatrician; plow plough; plows ploughs;
practice practise; practices practises; practiced practised; practicing practising; pretense pretence;
program programme; programs programmes; skeptic sceptic; skeptics sceptics; skeptical sceptical; skepticism scepticism;
skillful skilful; specialty speciality; story storey; stories storeys; sulfur sulphur; tire tyre; tires tyres;
willful wilful; yogurt yoghurt
"""
_STANDARD = {
    form: group.split()[0] for group in f"{_IRREGULAR};{_AMERICAN_BRITISH}".split(";") for form in group.split()[1:]
}
# "labour", "labourers"; "centre", "kilometres". American -ize rather as British -ise, which needs no list of words that
# are always written so: that "prize" becomes "prise" is all the same where it does in all texts and questions. The
# stemmer takes off -ize, but not -ise: so "organization" is no "organ", and "sterilized" not "sterile" either.
_OUR = re.compile(
    r"^((?:dis|en|mis|un)?(?:arb|ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|misdemean"
    r"|neighb|od|parl|ranc|rig|rum|savi|sav|splend|succ|tum|val|vap|vig))our"
)
_RE = re.compile(
    r"^((?:amphi|centi|epi|kilo|micro|milli|nano)?(?:calib|cent|fib|lit|lust|meag|met|sab|scept|sepulch|somb|spect|theat))"
    r"re(?=s?$)"
)
_IZE = re.compile(r"(?<=[a-z]{2})([iy])z(?=(?:e|ed|er|ers|es|ing|ings|able|ations?|ational)$)")


def standard_form(word: str) -> str:
    """`word`, in small letters, or the form that stands for it: "took" → "take", "centres" → "centers"."""
    word = _STANDARD.get(word, word)
    return _IZE.sub(r"\1s", _RE.sub(r"\1er", _OUR.sub(r"\1or", word)))
