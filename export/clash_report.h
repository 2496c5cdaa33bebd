/* clash_report.h - sets of requirements that cannot all be met, for a person and as JSON. */
#ifndef EXPORT_CLASH_REPORT_H
#define EXPORT_CLASH_REPORT_H

#include <stdint.h>

#include "base/buffer.h"
#include "hld.h"

/* One requirement in words; of a fact, symbol, para and clause are "". */
struct told_requirement {
	const char *symbol, *para, *clause, *says;
	uint32_t again; /* the next that says the same, UINT32_MAX: none does */
};

/* All requirements, and the sets of them, by their places. */
struct told_set {
	const uint32_t *at;
	uint32_t count;
};
struct told_clashes {
	const struct told_requirement *requirements;
	const struct told_set *sets;
	uint32_t count;
	bool complete;                /* there are no other sets */
	bool smallest;                /* and none that is smaller than one of these */
	uint32_t considered, clauses; /* clauses that were, and that there are */
};

void report_clashes(const struct told_clashes *told, struct buffer *out);

/* Fails: NOMEM. */
hld_status report_clashes_json(const struct told_clashes *told, struct buffer *out, hld_error *err);

#endif
