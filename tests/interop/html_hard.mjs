// A programme that would break a page: markup and quotes in every text, words and titles without an end, overrides of
// direction, twenty meetings at once, times between the quarters and past midnight, a place where clocks go back.
const nasty = (what) => `${what} </title></script><!--<script>alert(1)</script><img src=x onerror=alert(1)>"' onclick='x' &amp; \u2028\u202e\u2067`;
const text = (what) => ({ en: nasty(what), ar: `\u0628\u0631\u0646\u0627\u0645\u062c ${nasty(what)}` });
const kinds = ['plenary', 'round-table', 'panel', 'hearing', 'informal', 'consultation', 'other'];
const meetings = [...Array(20).keys()].map((n) => ({
	id: `at-once-${n}`, kind: kinds[n % kinds.length], number: n + 1, start: '2027-06-08T10:00', end: '2027-06-08T13:00',
	title: text(`Title ${n}`), theme: text('Theme'), note: text('Note'), room: `room-${n}`, chairs: ['delegate'],
	participants: ['ghana', 'marks'], open_to: ['member-state'],
	items: [{ kind: 'statement', title: text('Item'), theme: text('Theme'), by: ['marks'], note: text('Note'), on_behalf_of: text('Group') },
		{ kind: 'statement', by: ['marks'], level: 'minister', on_behalf_of: text('Group') }, { kind: 'statement', by: ['ghana'] }],
}));
meetings.push(
	{ id: 'long', kind: 'plenary', title: 'W'.repeat(10000), start: '2027-06-08T15:00', end: '2027-06-08T18:00' },
	{ id: 'short', kind: 'other', title: 'Five minutes', start: '2027-06-09T10:05', end: '2027-06-09T10:10' },
	{ id: 'next', kind: 'other', title: 'Next', start: '2027-06-09T10:10', end: '2027-06-09T10:15' },
	{ id: 'night', kind: 'plenary', status: 'cancelled', start: '2027-06-09T22:00', end: '2027-06-10T02:00' },
	{ id: 'twice', kind: 'panel', zone: 'Europe/Zurich', city: text('Geneva'), start: '2027-10-31T02:30', end: '2027-10-31T03:30' },
);
console.log(JSON.stringify({
	format: 'hld-programme/1', id: 'hard', title: text('Title'), theme: text('Theme'), organ: text('Organ'), city: text('City'),
	note: text('Note'), zone: 'America/New_York', mandates: ['A/<b>'], issued: '2027-06-01', illustrative: true, meetings,
	rooms: [...Array(20).keys()].map((n) => ({ id: `room-${n}`, name: text(`Room ${n}`) })),
	people: [{ id: 'delegate', name: text('Person'), title: text('Office'), participant: 'marks' }],
	participants: [{ id: 'ghana', name: 'Ghana' }, { id: 'marks', name: text('Delegation') }],
	deliverables: [{ id: 'd', kind: 'overview', title: text('Document'), symbol: '"><b>', by: 'delegate', date: '2027-06-01', note: text('Note') }],
}));
