// Read Markdown with markdown-it, and hold it against the text agenda and against hostile titles.
import {execFileSync} from "node:child_process";
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt("commonmark").enable(["table", "strikethrough"]); // HTML counts there
const allowed = new Set([
	"heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
	"list_item_open", "list_item_close", "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close",
	"tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close", "inline",
]);
let problems = 0;
function problem(text) {
	console.log(text);
	problems++;
}

function hld(format, programme, input, ...options) {
	return execFileSync(process.env.HLD, ["export", "-f", format, ...options, programme], {input, encoding: "utf-8"});
}

// The texts of headings, paragraphs and cells, each with the element that it is in.
function read(source, name) {
	const texts = [];
	let last = "";
	for (const token of markdown.parse(source, {})) {
		if (!allowed.has(token.type)) problem(`${name}: '${token.type}' where there should be none`);
		if (token.type === "inline") {
			for (const child of token.children)
				if (child.type !== "text" && child.type !== "text_special")
					problem(`${name}: '${child.type}' in '${token.content}'`);
			texts.push({tag: last, text: token.children.map((child) => child.content).join("")});
		}
		last = token.tag;
	}
	return texts;
}

function words(text) {
	return text.match(/[\p{L}\p{N}\p{M}]+/gu)?.sort() ?? [];
}

function compare(programme, ...options) {
	const name = `${programme} ${options.join(" ")}`;
	const texts = read(hld("md", programme, undefined, ...options), name).filter(({tag}) => tag !== "th");
	const got = words(texts.map(({text}) => text).join(" "));
	const wanted = words(hld("text", programme, undefined, ...options));
	const at = wanted.findIndex((word, i) => word !== got[i]);
	if (at >= 0 || got.length !== wanted.length) problem(`${name}: not the words of the text agenda, from '${wanted[at] ?? got[wanted.length]}' on`);
	return got.length;
}

const hostile = [
	"*a* _b_ **c** __d__ ~~e~~ `f` ``g``", "[link](https://example.org) ![image](x.png) [ref]: /x [x]", "<b>bold</b> <script>alert(1)</script>",
	"<https://example.org> <a@b.org>", "&amp; &lt; &#42; &#x2A; & &copy &copy; AT&T", "a | b | c", "|---|---|", "---", "***", "___", "- - -", "===", "--",
	"# heading", "heading #", "heading ##", "###### six", "> quotation", "- point", "+ point", "* point", "1. one", "1) one", "10.30 a.m.", "2006.",
	"1234567890. ten", "```", "~~~ code", "    four spaces", "\ttab", "\\", "\\\\", "\\*", "ends with \\", "two\nlines", "two\n\nparagraphs", "line\n# heading",
	"line\n---", "line\n- point", "line\n    code", "a  \nb", "a\\\nb", "[ ] task", "[^1]", "$x$ $$y$$", ":smile: @name #12", "=", ":--", "\u00a0\u00a0\u00a0\u00a0code", "a\u2028# b",
	"\u202eright to left", "https://www.example.org/?a=b&c=d_e_f*", "w".repeat(10000), "*".repeat(100), "[".repeat(100), "_a".repeat(500),
];

// A programme in which all that people write is that text.
function everywhere(text) {
	const moment = (time) => `2006-09-14T${time}`;
	const statement = (by, more) => ({kind: "statement", by: [by], start: moment("10:00"), end: moment("10:05"), ...more});
	return {
		format: "hld-programme/1", id: "p", zone: "America/New_York", title: text, theme: text, note: text, organ: text, city: text,
		rooms: [{id: "r", name: text}], people: [{id: "a", name: text, title: text}, {id: "b", name: text}],
		deliverables: [{id: "d", kind: "overview", title: text, date: "2006-06-06", symbol: text.slice(0, 60), note: text}],
		meetings: [{
			id: "m", kind: "plenary", start: moment("10:00"), end: moment("13:00"), room: "r", title: text, theme: text, note: text,
			presides: "a", chairs: ["a", "b"], participants: ["a", "b"],
			items: [{kind: "other", title: text, theme: text, note: text, by: ["a"]}, statement("a", {on_behalf_of: text}), statement("b", {limit_min: 3})],
		}],
	};
}

// As HTML shows it: blanks are one space, at the ends of a line nothing.
const shown = (text) => text.replace(/[ \t\n]+/g, " ").replace(/^ | $/g, "");

function try_text(text) {
	const name = JSON.stringify(text.slice(0, 60));
	const source = hld("md", "-", JSON.stringify(everywhere(text)));
	const texts = read(source, name);
	const wanted = shown(text), count = texts.filter(({text}) => text.includes(wanted)).length;
	if (texts[0].tag !== "h1" || texts[0].text !== wanted) problem(`${name}: the title is '${texts[0].text}'`);
	if (count < 18) problem(`${name}: is there ${count} times only, in\n${source}`);
	const headings = texts.filter(({tag}) => /^h\d$/.test(tag)).length;
	if (headings !== usual.headings || texts.length !== usual.texts) problem(`${name}: ${headings} headings, ${texts.length} texts in\n${source}`);
}

let compared = 0;
for (const programme of process.argv.slice(2)) {
	compared += compare(programme);
	compared += compare(programme, "--lang", "fr");
	compared += compare(programme, "--kind", "plenary");
}
const plain = read(hld("md", "-", JSON.stringify(everywhere("plain"))), "plain");
const usual = {headings: plain.filter(({tag}) => /^h\d$/.test(tag)).length, texts: plain.length};
hostile.forEach(try_text);
// What is wrong is found.
const before = problems;
read("a <b>c", "meant to be wrong");
if (problems === before) problem("HTML is not found");
else problems = before;
console.log(`${compared} words as in text agendas, ${hostile.length} hostile texts, ${problems} problems`);
process.exit(problems > 0 ? 1 : 0);
