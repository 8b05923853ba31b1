#!/usr/bin/python3
"""interface.py FILE...: what an interface on the bus holds, a line each: methods with their arguments
and options, signals, properties, the members of one, errors.

FILE is the description of the interface, a manual page with a section D-BUS INTERFACE, or C source
that names errors or packs members.
"""
import re
import sys
import xml.etree.ElementTree as tree

OPTION = r'"(\w+)"\s+\((\w+)\)'


def method(name, inward, outward):
    return f"method {name} ({', '.join(inward)}) -> {', '.join(outward) or '()'}"


def of_description(text):
    """A comment belongs to what follows it."""
    parser = tree.XMLParser(target=tree.TreeBuilder(insert_comments=True))
    said = ""
    for node in tree.fromstring(text, parser).find("interface"):
        name = node.get("name")
        if node.tag is tree.Comment:
            said = node.text
            continue
        if node.tag == "method":
            ways = [[f"{arg.get('type')} {arg.get('name')}" for arg in node if arg.get("direction") == way] for way in ("in", "out")]
            yield method(name, *ways)
            yield from (f"option of {name}: {option} ({kind})" for option, kind in re.findall(OPTION, said))
        elif node.tag == "signal":
            yield f"signal {name}"
        else:
            yield f"property {name} ({node.get('type')})"
        said = ""


def of_page(text):
    section = re.search(r"^\.Sh D-BUS INTERFACE$(.*?)^\.Sh ", text, re.M | re.S).group(1)
    for heading, part in re.findall(r"^\.Ss (\w+)$(.*?)(?=^\.Ss |\Z)", section, re.M | re.S):
        for item, words in re.findall(r"^\.It (.*?)$(.*?)(?=^\.It |\Z)", part, re.M | re.S):
            if heading == "Methods":
                name, inward, outward = re.fullmatch(r'Fn (\w+) (".*") No \\\(-> (.*)', item).groups()
                yield method(name, [argument for argument in re.findall(r'"(.*?)"', inward) if argument],
                             outward.split(", ") if outward != "()" else [])
                yield from (f"option of {name}: {option} ({kind})" for option, kind in re.findall(r"\.Ql (\w+)\n\((\w+)\)", words))
            elif heading == "Signals":
                yield f"signal {item.removeprefix('Sy ')}"
            elif heading == "Properties" and item.startswith("Sy "):
                yield "property {} ({})".format(*re.fullmatch(r"Sy (\w+) Pq (.*)", item).groups())
            elif heading == "Properties":
                yield from (f"member {name}" for name in re.findall(r"Va (\w+) No", item))
            else:
                yield f"error {item.removeprefix('Ql ')}"


def of_source(text):
    yield from (f"error {name}" for name in re.findall(r'^  \{ LIMBER_ERROR_\w+, "([\w.]+)" \},$', text, re.M))
    yield from (f"member {name}" for name in re.findall(r'^  (?:add_text|g_variant_dict_insert(?:_value)?) \(&dict, "(\w+)"', text, re.M))


def main():
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        lines = {"xml": of_description, "8": of_page, "c": of_source}[path.rsplit(".", 1)[1]](text)
        print(*lines, sep="\n")


main()
