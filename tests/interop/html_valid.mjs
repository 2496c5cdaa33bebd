// html-validate over pages: its recommended rules, but for those of taste.
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
	extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
	rules: {
		'no-inline-style': 'off', // where a meeting stands in the grid is data
		'long-title': 'off', // titles are the Assembly's
	},
});
let errors = 0, pages = 0;
for (const path of process.argv.slice(2)) {
	const report = await validator.validateFile(path);
	pages++;
	for (const { messages } of report.results)
		for (const message of messages) {
			errors++;
			if (errors <= 20)
				console.log(`${path}:${message.line}:${message.column}: ${message.message} [${message.ruleId}]`);
		}
}
console.log(`${pages} pages, ${errors} errors of html-validate`);
process.exit(errors > 0 || pages === 0 ? 1 : 0);
