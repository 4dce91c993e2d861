"""How does Gongkai read a text, as tokens that other engines can index?

The rules are not written down here a second time, as far as that can be avoided: `gongkai
analyze` is asked what it makes of each character, and of each bracket behind a Han character.
What is left are three rules of its TextScanner: which line ends are wrapped lines, that quotes,
brackets and blanks between Han characters are passed over, and that all else ends a run.
"""

import json
import re
import subprocess
import unicodedata

BREAK, MARK = "|", '"'
NEWLINES = {"\n": "\n", "\r": "\n", "\x0b": "\n", "\x0c": "\n\n", "\x85": "\n",
            "\u2028": "\n", "\u2029": "\n\n"}
BRACKETS = re.compile(
    "(?:[(（][ \xa0\u3000]*[a-zà-ɏɑɡ\u0300-\u036f]+[ \xa0\u3000]*[)）])+")
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def analyzed(gongkai, probes):
    """The tokens of each probe, as `gongkai analyze` finds them."""
    text = "".join(f"{probe}。" for probe in probes).encode()
    command = [gongkai, "analyze", "--json"]
    output = subprocess.run(command, input=text, stdout=subprocess.PIPE, check=True).stdout
    tokens = json.loads(output)["tokens"]
    start, index = 0, 0
    for probe in probes:
        end = start + len(f"{probe}。".encode())
        found = []
        while index < len(tokens) and tokens[index]["start"] < end:
            token = tokens[index]
            found.append((token["kind"], token["text"], token["start"] - start))
            index += 1
        start = end
        yield found


class Folding:
    """Turns texts into tokens; learns the characters that it meets."""

    def __init__(self, gongkai):
        self.gongkai = gongkai
        self.table = {}
        self.annotations = {}
        self.han = set()
        self.patterns = None

    def learn(self, texts):
        """Asks for all characters of the texts that are not known yet."""
        characters, annotations = set(), set()
        for text in texts:
            characters.update(text)
            for match in BRACKETS.finditer(text):
                before = text[match.start() - 1:match.start()]
                if HAN.match(before):
                    annotations.add(before + match.group())
        new = sorted(c for c in characters if ord(c) not in self.table)
        for character, tokens in zip(new, analyzed(self.gongkai, [f"中{c}国" for c in new])):
            self.table[ord(character)] = self.folded(character, tokens)
            self.patterns = None
        new = sorted(annotations.difference(self.annotations))
        for annotation, tokens in zip(new, analyzed(self.gongkai, [f"{a}国" for a in new])):
            self.annotations[annotation] = all(kind != "other word" for kind, _, _ in tokens)

    def folded(self, character, tokens):
        """The text that stands for a character, given the tokens of it between 中 and 国."""
        if character in NEWLINES:
            return NEWLINES[character]
        inside = range(3, 3 + len(character.encode()))
        units = [(k, t) for k, t, start in tokens
                 if start in inside and k in ("character", "other word")]
        if not units:
            joined = any(kind == "gram" and start == 0 for kind, _, start in tokens)
            category = unicodedata.category(character)
            if not joined:
                return BREAK
            if category == "Zs":
                return "  " if character == "\u3000" else " "
            return "" if category in ("Cc", "Cf", "Mn") else MARK
        self.han.update(text for kind, text in units if kind == "character")
        if len(units) > 1 or units[0][0] == "character":
            compound = len(units) > 1 or not HAN.match(character)
            texts = [text for _, text in units]
            return MARK + MARK.join(texts) + MARK if compound else texts[0]
        text = units[0][1]
        return text if unicodedata.category(text[0])[0] in "LNM" else MARK + text + MARK

    def tokens(self, text):
        """The tokens of a text: bigrams of Han characters, other words, lone characters.

        A break stands only where without it two bigrams would look like parts of one phrase:
        where the last character of a run is the first one of the next.
        """
        if self.patterns is None:
            han = "[" + "".join(map(re.escape, sorted(self.han))) + "]"
            self.patterns = (
                re.compile(f"(?<={han}) *\n {{0,3}}(?={han})"),
                re.compile(f"(?<={han})[{MARK} ]+(?={han})"),
                re.compile(f"{han}+|[^{han[1:-1]}{MARK}{BREAK} \n]+"))
        wrapped, passed, run = self.patterns
        text = text.replace("\r\n", "\n")
        if "(" in text or "（" in text:
            text = BRACKETS.sub(lambda match: self.without_annotation(text, match), text)
        text = passed.sub("", wrapped.sub("", text.translate(self.table)))
        tokens, last, han = [], "", self.han
        for part in run.findall(text):
            if len(part) == 1 or part[0] not in han:
                tokens.append(part)
                last = ""
                continue
            if last == part[0]:
                tokens.append(BREAK)
            tokens.extend(map(str.__add__, part, part[1:]))
            last = part[-1]
        return tokens

    def without_annotation(self, text, match):
        before = text[match.start() - 1:match.start()]
        return "" if self.annotations.get(before + match.group()) else match.group()
