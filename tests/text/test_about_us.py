"""Questions to the bot about itself, told from those about what was reported."""

import time

import pytest
import yaml

from bot.text.about_us import AboutUs, about_us
from tests.conftest import ROOT

PRIVACY = """
is this anonymous?|Is this bot anonymous|are you anonymous?|are my questions stored?|do you log my questions?
who can see what I ask?|delete my data|please delete my data!|how can I see what you store about me?|how do I see what is stored about me|forget me|can you forget me?|do you store my questions
do you know who I am?|what do you know about me?|Can the police see what I ask?|can I ask anonymously?
is it safe to ask you?|will I get in trouble for asking this?|privacy policy|are my messages private?|are you tracking me?
what do you store about me|hi! are my questions logged? thanks|who made you and do you log my questions?
can the chinese government see my question|can China see what I ask?|will china know I asked this|can my employer see this?|could my boss find out what I asked
do you tell the police what I ask|will my family be in danger if I ask you?|can Beijing trace me?|does the CCP know who I am|can my parents see my questions
does this bot keep logs|do you share my data with the police|who sees my questions|where's my data stored?|what's your privacy policy|what's stored about me?|is asking here anonymous
ist das anonym?|Speicherst du meine Fragen?|Wer kann sehen, was ich frage?|Lösche meine Daten|vergiss mich|werden meine Fragen gespeichert?
est-ce anonyme ?|Mes questions sont-elles enregistrées ?|oublie-moi|Supprimez mes données|qui peut voir ce que je demande ?
это анонимно?|Мои вопросы сохраняются?|удали мои данные|кто видит мои вопросы?|забудь меня|ты знаешь, кто я?
bu anonim mi?|Sorularım kaydediliyor mu?|verilerimi sil|beni unut|sorularımı kim görebilir?
这是匿名的吗?|我的问题会被保存吗？|我的問題會被記錄嗎？|谁能看到我问的问题|删除我的数据|請刪除我的資料|忘记我|你知道我是谁吗|中国政府能看到我的问题吗|公安会知道我问了什么吗？|國安能查到我的提問嗎|共产党能看到我的消息吗
"""
SOURCES = """
What sources do you have?|How many sources do you have?|list all sources|which sources do you use|what are your sources?
where do you get your information from?|where does your information come from|are your sources reliable?|show me all your sources
Welche Quellen hast du?|Wie viele Quellen hast du?|quelles sont vos sources ?|combien de sources avez-vous ?
какие у тебя источники?|сколько у вас источников?|kaynakların neler?|kaç kaynağın var?
你有哪些来源?|你有多少来源？|你的資料來自哪裡？|列出所有来源
"""
WORKING = """
are you biased?|Are you lying?|who funds you?|who pays for you?|who made you?|how do you work?|what is Cuttings?|What's Cuttings
are you an AI?|are you a bot?|are you human?|are you a bot/human?|are you run by China?|are you run by the CIA?
are you run by China/the CIA?|are you funded by the Chinese government?|who are you?|who is behind you?|r u a bot|you're biased
I don't understand|I do not understand that.|what do you mean?|what do you mean by that|you're wrong|you are mistaken|I don't believe you
summarize please|can you summarize that?|please summarise this for me|tl;dr|TLDR|shorter please|simplify|make it shorter|explain that in simple words|in plain English please|ELI5|a short summary please
can I trust you?|can you be trusted?|is this bot to be trusted?|why should I believe you|Can you tell me who made you?|what can you do?|are you sure?|do you work for the CIA?
Hey Cuttings, who runs you?|who r u|are you anti-China?|are you using ChatGPT?|am I talking to a real person?|who owns this bot|who's behind you?|who's funding you?|what's your name?
how old are you?|are you Chinese?|are you a Uyghur?|can you help me?|I need help|Can someone please help me?|whats your age|and your name is?|what is your date of birth|where did you come from?
Ich verstehe das nicht|fass das zusammen|kürzer bitte|das verstehe ich nicht|Je ne comprends pas|résumez s'il vous plaît|plus simple svp|plus court s'il te plaît
я не понимаю|короче пожалуйста|проще, пожалуйста|anlamadım|özetle lütfen|daha basit lütfen|我不明白|看不懂|总结一下|請概括一下|简单点
Wer bist du?|Wer finanziert dich?|Wer hat dich gemacht?|Bist du eine KI?|Bist du ein Bot oder ein Mensch?|Wie funktionierst du?|lügst du?|wie alt bist du?
Qui es-tu ?|Qui t'a créé ?|Qui vous finance ?|es-tu une IA ?|Êtes-vous un robot ?|Comment fonctionnes-tu ?|qui est derrière ce bot
кто ты?|Кто тебя создал?|кто тебя финансирует?|ты бот?|ты человек или бот?|как ты работаешь?|Кто за тобой стоит?|ты врёшь?|сколько тебе лет?
kimsin?|seni kim yaptı?|Seni kim finanse ediyor?|yapay zeka mısın?|bot musun?|nasıl çalışıyorsun?|sen bir bot musun|kaç yaşındasın
你是谁？|谁资助你?|誰資助你？|谁创造了你|你是机器人吗？|你是AI吗|你有偏见吗？|你在撒谎吗|Cuttings是什么？|你是怎么工作的？|你是中国政府控制的吗？|你几岁?？|你能帮我吗|你是中国人吗?
"""
LANGUAGE = """
do you speak Chinese?|which languages do you understand?|can we speak in German?|in english please|In English, please!|English please
translate this|can you translate that into German?|please translate it to chinese|can you say that in French|answer in Turkish|reply in english pls
could I have this in Chinese?|I don't speak English|why is this in english?|is there a Chinese version?|ok, and in German?
Sprichst du Deutsch?|auf Deutsch bitte|Bitte auf Englisch|kannst du das auf Deutsch sagen?|antworte auf Deutsch|Deutsch bitte|übersetze das ins Deutsche|kannst du das übersetzen?
parlez-vous français ?|en français s'il vous plaît|En anglais ?|peux-tu répondre en français ?|traduisez ça en français|tu parles français ?
ты говоришь по-русски?|на русском, пожалуйста|по-русски пожалуйста|переведи это на русский|можно на английском?|ответь на русском
Türkçe biliyor musun?|Türkçe lütfen|ingilizce lütfen|Türkçe yaz|bunu Türkçeye çevir|Türkçe konuşabilir misin?
你会说中文吗|请用中文|用中文回答|能用英文回答吗？|請說中文|翻译成中文|可以翻译成英语吗？|说中文
"""
REPORTING = """
what does that mean?|who does not understand Chinese|is he wrong?|summarize the China Cables|what is the short version of the white paper|I don't understand the Karakax list|总结一下中国电文|简单说说再教育营
what did he say in English?|is the memo in Chinese?|which documents are in Uyghur|who translated this?|Chinese|english|translate camps|Deutsch|türkçe
are there English translations of the China Cables?|can they speak in English?|do detainees have to speak Chinese?|用中文写的文件|谁翻译的|can witnesses be trusted?|how can I see what is stored about Uyghurs?

can the chinese government see your phone|will china know what is in the files|can the police see messages?|does China know about the leak|can my family leave China|will my family be in danger if I pray
are the China Cables anonymous?|who funds ASPI?|who funds Zenz?|what do you know about Karakax?|can you tell me who Zhu Hailun is?
do you have anything on forced labour?|what are your sources on sterilization?|is Zenz biased?|are you sure that camps exist?
who runs the camps?|who made this list?|who made it?|can you tell me who made this list?|do you know who runs China?|is this true?
is it true?|who do you think is lying, china or the bbc|what do you know?no|do police look for whatsapp and vpn on your phone
are you prosecuted if you pray?|are you tracked by the police in Urumqi|can you get in trouble for asking a friend to pray with you
who funds the xinjiang data project|what is the IJOP and how does it work?|how does it work?|is the data encrypted?|who paid for this?
does tiktok send my data to the chinese police|what do they note down about you?|is my phone made by Uyghurs|who are they?|who is she
how many sources does the report cite?|which sources did the BBC use?|how many documents are there?|are you detained for praying
do you have sources on Hotan?|where do you get sent?|who can see the IJOP data?|are messages read by the police?|who is behind it
wer ist das?|wer finanziert ASPI?|Wer hat die China Cables gemacht?|Welche Quellen hat Zenz?|qui finance ASPI ?|qui a écrit ça ?|est-ce vrai ?
кто финансирует ASPI?|это правда?|кто это?|kim bu?|ASPI'yi kim finanse ediyor?|谁资助了郑国恩？|他是谁|这是真的吗|who made the app?|does the app collect data?|how does the app work?|how does this work?|how old is Zhu Hailun?|how old are they?|are they Chinese?|do they speak Chinese?|did anyone help them?|what is her date of birth?|where did they come from?|can they speak in Uyghur?|他几岁?|他们会说中文吗|is this real?|is it encrypted?|what is stored?|谁创造了一体化平台
你知道墨玉名单吗|新疆有机器人吗|他们的问题会被保存吗|中国政府能看到手机消息吗|公安知道什么|hello|thanks|cuttings||?
"""


def each(text: str) -> list[str]:
    return [question for line in text.strip().splitlines() for question in line.split("|")]


@pytest.mark.parametrize(
    ("matter", "text"),
    [
        *((AboutUs.PRIVACY, question) for question in each(PRIVACY)),
        *((AboutUs.SOURCES, question) for question in each(SOURCES)),
        *((AboutUs.LANGUAGE, question) for question in each(LANGUAGE)),
        *((AboutUs.WORKING, question) for question in each(WORKING)),
        *((None, question) for question in each(REPORTING)),
    ],
)
def test_what_is_asked_of_the_bot_is_told_from_what_is_asked_of_the_reporting(
    matter: AboutUs | None, text: str
) -> None:
    assert about_us(text) is matter


def test_no_question_of_the_corpus_is_about_the_bot() -> None:
    asked = [
        entry["q"]
        for file in (ROOT / "corpus").glob("questions*.yaml")
        for entry in yaml.safe_load(file.read_text("utf-8"))
    ]
    assert len(asked) > 1000
    assert [question for question in asked if about_us(question)] == []


@pytest.mark.parametrize(
    "unit", ["who are you ", "bot ", "please tell me ", "are you run by ", "我的问题", "你", "and "]
)
def test_whatever_is_written_is_looked_through_in_no_time(unit: str) -> None:
    about_us("who are you?")
    began = time.perf_counter()
    about_us((unit * 200)[:199] + "x")
    assert time.perf_counter() - began < 0.2
