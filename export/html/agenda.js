/* agenda.js - what a page can do beyond being read: mark what concerns one delegation, show times in the reader's own
 * zone, be light or dark. Choices are remembered where the browser lets them be. */
'use strict';
(() => {
	const root = document.documentElement;
	const dark = document.getElementById('dark');
	const sheets = { auto: dark.media, light: 'not all', dark: 'screen' };
	const recall = (key) => {
		try {
			return localStorage.getItem('hld-' + key) || '';
		} catch {
			return '';
		}
	};
	const keep = (key, value) => {
		try {
			localStorage.setItem('hld-' + key, value);
		} catch {
			return;
		}
	};
	const paint = (colours) => {
		dark.media = sheets[colours] || sheets.auto;
	};
	const choose = (who) => {
		root.classList.toggle('chosen', who !== '');
		for (const at of document.querySelectorAll('[data-who]'))
			at.classList.toggle('mine', who !== '' && at.dataset.who.split(' ').includes(who));
	};
	/* A time whose clock shows the same here is left alone. */
	const showHere = (on) => {
		for (const old of document.querySelectorAll('.here'))
			old.remove();
		if (!on)
			return;
		const clock = new Intl.DateTimeFormat(root.lang, { hour: 'numeric', minute: '2-digit' });
		const day = new Intl.DateTimeFormat(root.lang, { weekday: 'short' });
		const say = (time, before) => (day.format(time) === before ? '' : day.format(time) + ' ') + clock.format(time);
		for (const time of document.querySelectorAll('time[data-end]')) {
			const start = new Date(time.dateTime), end = new Date(time.dataset.end);
			if (isNaN(start) || isNaN(end) || +new Date(time.dateTime.slice(0, 16)) === +start)
				continue;
			const here = document.createElement('bdi');
			here.className = 'here';
			here.textContent = say(start) + (end > start ? '-' + say(end, day.format(start)) : '');
			time.after(' ', here);
		}
	};
	const bind = (id, read, act) => {
		const control = document.getElementById(id);
		if (!control)
			return;
		read(control, recall(id));
		act(control);
		control.addEventListener('change', () => {
			act(control);
			keep(id, control.type === 'checkbox' ? (control.checked ? 'on' : '') : control.value);
		});
	};
	const offers = (select, value) => [...select.options].some((option) => option.value === value);
	paint(recall('colours'));
	document.addEventListener('DOMContentLoaded', () => {
		const select = (control, value) => {
			if (offers(control, value))
				control.value = value;
		};
		bind('delegation', select, (control) => choose(control.value));
		bind('here', (control, value) => {
			control.checked = value === 'on';
			control.parentElement.append(' (' + Intl.DateTimeFormat().resolvedOptions().timeZone + ')');
		}, (control) => showHere(control.checked));
		bind('colours', select, (control) => paint(control.value));
		document.getElementById('controls').hidden = false;
	});
})();
