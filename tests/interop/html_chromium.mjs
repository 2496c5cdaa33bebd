// A headless Chromium by its DevTools protocol, over pipes: nothing but node is needed.
import { spawn } from 'node:child_process';

export const chromium = (profile) => {
	const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
		'--hide-scrollbars', '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'];
	const child = spawn(process.env.CHROMIUM ?? 'chromium', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
	const [to, from] = [child.stdio[3], child.stdio[4]];
	const waiting = new Map(), listeners = [];
	let last = 0, rest = '';
	from.setEncoding('utf8');
	from.on('data', (chunk) => {
		const messages = (rest + chunk).split('\0');
		rest = messages.pop();
		for (const message of messages.map((text) => JSON.parse(text))) {
			waiting.get(message.id)?.(message);
			waiting.delete(message.id);
			for (const listener of listeners.splice(0))
				if (!listener(message))
					listeners.push(listener);
		}
	});
	const gone = new Promise((resolve) => child.on('exit', resolve));
	const call = async (method, params, sessionId) => {
		const id = ++last;
		const answer = new Promise((resolve) => waiting.set(id, resolve));
		to.write(JSON.stringify({ id, method, params, sessionId }) + '\0');
		const message = await Promise.race([answer, gone.then(() => ({ error: { message: 'chromium is gone' } }))]);
		if (message.error)
			throw new Error(`${method}: ${message.error.message}`);
		return message.result;
	};
	const event = (method, sessionId) => new Promise((resolve) => {
		listeners.push((message) => message.method === method && message.sessionId === sessionId && (resolve(message.params), true));
	});

	// A tab; bypass lets the test itself run scripts in a page whose policy lets none.
	const open = async ({ bypass = true } = {}) => {
		const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
		const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
		const send = (method, params = {}) => call(method, params, sessionId);
		await send('Page.enable');
		await send('Runtime.enable');
		await send('Page.setBypassCSP', { enabled: bypass });
		return {
			send,
			go: async (url) => {
				const loaded = event('Page.loadEventFired', sessionId);
				await send('Page.navigate', { url });
				await loaded;
			},
			// The value of an expression in the page.
			evaluate: async (expression) => {
				const { result, exceptionDetails } = await send('Runtime.evaluate',
					{ expression, awaitPromise: true, returnByValue: true });
				if (exceptionDetails)
					throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
				return result.value;
			},
			size: (width, height) => send('Emulation.setDeviceMetricsOverride',
				{ width, height, deviceScaleFactor: 1, mobile: width < 600 }),
			media: (scheme, media = '') => send('Emulation.setEmulatedMedia',
				{ media, features: [{ name: 'prefers-color-scheme', value: scheme }] }),
		};
	};
	const close = async () => {
		await call('Browser.close').catch(() => {});
		await gone;
	};
	return { open, close };
};
