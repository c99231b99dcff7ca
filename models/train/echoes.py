"""
Echoes: pieces of a passage said back as a resident might repeat them, some with one thing changed. They need no writer, so there can be any number of them, and
teach what no question teaches well: to compare a number, a name or a prohibition with what stands there.
"""
import re

SENTENCE = re.compile(r"[^。！？；\n]+[。！？；\n]?")
NUMBERED = re.compile(r"第[一二三四五六七八九十百零]+条 ")
CLAUSE = re.compile(r"[^，、：,]+")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*|[一二两三四五六七八九十百千万]+(?=[个名户人元天日月年次分条项级里步方点倍栋栏周小])")
# What a word ends in that another word of the same end could stand for.
ENDS = "员长队所局站会心任记办道区村镇县市省人户费证表图榜车楼梯房格群组岗室院校部门制法"
WORD = re.compile(rf"[\u4e00-\u9fff]{{1,3}}[{ENDS}]")
OPPOSITES = (
    "不得/可以 应当/不必 必须/不用 禁止/允许 以上/以下 以内/以外 不超过/不少于 每月/每周 每季度/每年 每天/每周 免费/收费 上午/下午 之前/之后 增加/减少 上升/下降 最高/最低 不予/应予 "
    "提高/降低 首次/再次 白天/夜间 自愿/强制 公开/保密 书面/口头 全部/部分 业主/租户 申请人/被申请人 工作日/节假日 城市/农村 男/女"
)
TURNED = {one: other for pair in OPPOSITES.split() for one, other in (pair.split("/"), pair.split("/")[::-1])}
OPENINGS = ("", "", "", "", "请问", "听说", "是不是", "我想问下", "都说", "那")
ENDINGS = ("", "", "吗", "吗？", "是吧", "对不对", "么", "？", "，是这样吗", "呢")
SHORTEST, LONGEST = 6, 42
# So often (of all echoes) it is true, one thing is changed, or the passage has lost the sentence; otherwise it is of the passage found next.
TRUE, CHANGED, LOST = 0.42, 0.34, 0.14
# A character is swallowed so often; the figure of a true one is asked for so often.
SWALLOWED, ASKED = 0.08, 0.35


def sentences(passage):
    """Of its text, without title, heading and number of an article."""
    body = NUMBERED.sub("", passage.split("：", 1)[-1])
    return [one for one in SENTENCE.findall(body) if SHORTEST <= len(one) <= 90]


def piece(sentence, chance):
    """Some neighbouring clauses, as many as a message has room for."""
    clauses = CLAUSE.findall(sentence.rstrip("。！？；\n"))
    begin = chance.randrange(len(clauses))
    said = clauses[begin]
    for clause in clauses[begin + 1 :]:
        if len(said) >= SHORTEST and (len(said) + len(clause) > LONGEST or chance.random() < 0.4):
            break
        said += "，" + clause
    return said[:LONGEST] if len(said) >= SHORTEST else None


def other_figure(figure, passage, chance):
    others = [one for one in FIGURE.findall(passage) if one != figure and one[0].isdigit() == figure[0].isdigit()]
    if others and chance.random() < 0.5:
        return chance.choice(others)
    if figure.isdigit() and len(figure) < 7:
        number = int(figure)
        return str(max(1, number + chance.choice((-2, -1, 1, 2, 5, 10, number))))
    return chance.choice([one for one in "二三四五六七八九十" if one != figure])


def changed(said, passage, chance):
    """With one thing changed that makes it wrong; None where nothing in it can be."""
    ways = [(one.span(), other_figure(one[0], passage, chance)) for one in FIGURE.finditer(said)]
    ways += [((at, at + len(word)), other) for word, other in TURNED.items() if (at := said.find(word)) >= 0]
    words = WORD.findall(passage)
    for one in WORD.finditer(said):
        others = [word for word in words if word[-1] == one[0][-1] and len(word) == len(one[0]) and word != one[0] and word not in said]
        ways += [(one.span(), chance.choice(others))] if others else []
    ways = [(span, other) for span, other in ways if said[: span[0]] + other + said[span[1] :] not in passage]
    if not ways:
        return None
    (begin, end), other = chance.choice(ways)
    return said[:begin] + other + said[end:]


def asked(said, chance):
    """As a question of a chat: with a character swallowed here and there, something to open and something to end it."""
    kept = "".join(char for char in said if char.isdigit() or chance.random() >= SWALLOWED)
    return chance.choice(OPENINGS) + kept + chance.choice(ENDINGS)


def wanted(said, chance):
    """The same with its figure asked for, where it has one."""
    figures = list(FIGURE.finditer(said))
    if not figures or chance.random() >= ASKED:
        return said
    begin, end = chance.choice(figures).span()
    return said[:begin] + ("几" if len(said[begin:end]) < 3 and chance.random() < 0.5 else "多少") + said[end:]


def echo(passages, chance):
    """(question, passage, evidence, answers) of the first of some passages that were found together; None where nothing can be made of them."""
    passage = passages[0]
    own = sentences(passage)
    if len(own) < 2:
        return None
    sentence = chance.choice(own)
    said = piece(sentence, chance)
    if said is None:
        return None
    dice = chance.random()
    if dice < TRUE:
        return asked(wanted(said, chance), chance), passage, sentence, 1
    if dice < TRUE + CHANGED:
        wrong = changed(said, passage, chance)
        return wrong and (asked(wrong, chance), passage, "", 0)
    if dice < TRUE + CHANGED + LOST:
        rest = passage.replace(sentence, "")
        return (asked(wanted(said, chance), chance), rest, "", 0) if said not in rest else None
    elsewhere = [one for other in passages[1:] for one in sentences(other) if one not in passage]
    said = elsewhere and piece(chance.choice(elsewhere), chance)
    return (asked(wanted(said, chance), chance), passage, "", 0) if said and said not in passage else None
