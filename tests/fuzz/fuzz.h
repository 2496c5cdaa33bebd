/* fuzz.h - what the targets share. Any input may come; a crash, a report of a sanitizer or
 * an abort() is a finding. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "hld.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* End the run unless what has to hold does. */
#define MUST(condition)                                                                         \
	do {                                                                                    \
		if (!(condition)) {                                                             \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
			abort();                                                                \
		}                                                                               \
	} while (0)

/* A failure of bad input says what is wrong, in valid text, and where. */
static inline void must_explain(hld_status status, const hld_error *err)
{
	MUST(status == HLD_SYNTAX || status == HLD_SCHEMA || status == HLD_NOMEM);
	MUST(err->status == status && err->text[0] != '\0');
	MUST(utf8_valid(err->text, strlen(err->text)) == strlen(err->text));
	MUST(status == HLD_NOMEM || (err->line > 0 && err->column > 0 && err->file[0] != '\0'));
}

#endif
