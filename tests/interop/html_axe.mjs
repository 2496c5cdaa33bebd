// axe-core in Chromium over the pages of a folder, and what else only a browser can tell. The pages hard-*.html are of
// the programme that is the second argument.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from './html_chromium.mjs';

const [folder, hard] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const programme = JSON.parse(readFileSync(hard, 'utf8'));
const url = (name) => pathToFileURL(resolve(folder, name)).href;
const profile = mkdtempSync(join(tmpdir(), 'hld-chromium-'));
let checks = 0;
const problems = [];
const expect = (holds, what) => {
	checks++;
	if (!holds)
		problems.push(what);
};

// What is seen of the page, and of how it is laid out, as JSON.
const seen = `(() => {
	const boxes = [...document.querySelectorAll('.grid li a')].map((at) => at.getBoundingClientRect());
	const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
	return {
		width: document.documentElement.scrollWidth,
		hidden: document.getElementById('controls')?.hidden,
		articles: [...document.querySelectorAll('article')].map((at) => at.id),
		entries: [...document.querySelectorAll('.grid li a')].map((at) => at.hash.slice(1)),
		dangling: [...document.querySelectorAll('a[href^="#"]')].filter((at) => !document.getElementById(at.hash.slice(1))).length,
		overlaps: boxes.some((a, i) => boxes.slice(i + 1).some((b) => overlap(a, b))),
		narrow: boxes.filter((box) => box.width < 100).length,
		lanes: new Set(boxes.filter((box) => Math.abs(box.top - boxes[0].top) < 2).map((box) => Math.round(box.left))).size,
		title: document.querySelector('h1').textContent,
		strange: document.querySelectorAll('img, b b, [onclick], [onerror]').length,
		scripts: document.scripts.length,
		events: JSON.parse(document.querySelector('[type="application/ld+json"]')?.textContent ?? 'null'),
	};
})()`;

// Whatever impairs somebody much; of a page that was looked at before, what depends on colours and width.
const rules = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];
const grave = (only) => `axe.run(document, { resultTypes: ['violations'], preload: false, ${only ? `runOnly: ${JSON.stringify(rules)}` : ''} }).then(({ violations }) => violations
	.filter((one) => ['serious', 'critical'].includes(one.impact))
	.map((one) => one.id + ': ' + one.nodes.slice(0, 3).map((node) => node.target + ' ' + node.any.map((any) => any.message)).join('; ')))`;

const check = async (tab, name, scheme, width, again) => {
	await tab.media(scheme);
	await tab.size(width, 900);
	await tab.go(url(name));
	await tab.evaluate(axe);
	for (const one of await tab.evaluate(grave(again)))
		problems.push(`${name}, ${scheme}, ${width} px: ${one}`);
	checks++;
	const found = await tab.evaluate(seen);
	expect(found.width <= width, `${name}: ${found.width} px wide on a screen of ${width}`);
	expect(found.dangling === 0, `${name}: ${found.dangling} links lead nowhere`);
	expect(!found.overlaps, `${name}: entries of the timetable overlap`);
	expect(found.narrow === 0, `${name}: ${found.narrow} entries of the timetable are too narrow to read`);
	expect(found.articles.length === found.entries.length, `${name}: not every meeting is in the timetable`);
};

// Nothing of the programme is markup, and nothing is lost without a script.
const checkHard = async (tab, name, lang) => {
	await tab.send('Emulation.setScriptExecutionDisabled', { value: true });
	await tab.size(1280, 900);
	await tab.go(url(name));
	const found = await tab.evaluate(seen);
	await tab.send('Emulation.setScriptExecutionDisabled', { value: false });
	const ids = programme.meetings.map(({ id }) => `m-${id}`).sort().join();
	expect(found.articles.sort().join() === ids && found.entries.sort().join() === ids, `${name}: meetings are missing`);
	expect(found.title === programme.title[lang], `${name}: the title is not as it was`);
	expect(found.hidden === true, `${name}: controls show that do nothing`);
	expect(found.strange === 0 && found.scripts === 2, `${name}: a text has become markup`);
	expect(found.lanes === 20, `${name}: twenty meetings at once take ${found.lanes} columns`);
	expect(found.events.subEvent.length === programme.meetings.length, `${name}: events are missing`);
	for (const event of found.events.subEvent) {
		const meeting = programme.meetings.find(({ id }) => event['@id'] === `#m-${id}`);
		for (const [key, local] of [['startDate', meeting.start], ['endDate', meeting.end]])
			expect(new Date(event[key]).toLocaleString('sv-SE', { timeZone: meeting.zone ?? programme.zone }) === `${local.replace('T', ' ')}:00`,
				`${name}: ${event['@id']}: ${key} is ${event[key]}`);
	}
};

// The page's own policy holds here: its own script runs, and no other would.
const checkScript = async (tab, name) => {
	await tab.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Tokyo' });
	await tab.media('light');
	await tab.go(url(name));
	const set = (id, value) => tab.evaluate(`(() => {
		const at = document.getElementById('${id}');
		if (at.type === 'checkbox') at.checked = ${value === 'on'}; else at.value = '${value}';
		at.dispatchEvent(new Event('change'));
	})()`);
	const count = (what) => tab.evaluate(`document.querySelectorAll('${what}').length`);
	const colour = () => tab.evaluate('getComputedStyle(document.documentElement).colorScheme');
	expect(await tab.evaluate('document.getElementById("controls").hidden') === false, `${name}: the controls do not show`);
	expect(await count('.mine, .here') === 0 && await colour() === 'light', `${name}: something is chosen at first`);
	await set('delegation', 'ghana');
	expect(await count('article.mine') === 20 && await count('.grid .mine') === 20, `${name}: meetings of the delegation are not marked`);
	expect(await tab.evaluate('[...document.querySelectorAll(".speakers tbody tr")].every((at) => at.matches(".mine") === at.checkVisibility())'),
		`${name}: other speakers show`);
	await set('here', 'on');
	const tokyo = await tab.evaluate('document.querySelector("#m-at-once-0 .here")?.textContent');
	expect(tokyo?.replace(/\s/g, ' ') === 'Tue 11:00 PM-Wed 2:00 AM', `${name}: the time in Tokyo is ${tokyo}`);
	await set('colours', 'dark');
	expect(await colour() === 'dark', `${name}: it does not become dark`);
	await tab.go(url(name));
	expect(await colour() === 'dark' && await count('article.mine') === 20 && await count('.here') > 0, `${name}: choices are forgotten`);
	for (const [id, value] of [['delegation', ''], ['here', 'off'], ['colours', 'auto']])
		await set(id, value);
	expect(await count('.mine, .here') === 0 && await colour() === 'light', `${name}: choices cannot be undone`);
};

const browser = chromium(profile);
try {
	const tab = await browser.open(), strict = await browser.open({ bypass: false });
	for (const name of readdirSync(folder)) {
		await check(tab, name, 'light', 1280, false);
		await check(tab, name, 'dark', 390, true);
	}
	await checkHard(tab, 'hard-en.html', 'en');
	await checkHard(tab, 'hard-ar.html', 'ar');
	await checkScript(strict, 'hard-en.html');
} finally {
	await browser.close();
	rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
}
console.log(...problems.slice(0, 20).map((problem) => problem + '\n'), `${checks} checks in Chromium, ${problems.length} problems`);
process.exit(problems.length > 0 || checks === 0 ? 1 : 0);
