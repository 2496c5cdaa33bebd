/* clash_report.c - one paragraph a set: what it is, then a line for each requirement. */
#include "export/clash_report.h"

/* All clauses that say it, and what they say. */
static void add_requirement(struct buffer *out, const struct told_clashes *told, uint32_t n)
{
	const struct told_requirement *of = &told->requirements[n];
	buffer_text(out, "  ");
	if (of->symbol[0] != '\0')
		buffer_printf(out, "%s para %s [%s]", of->symbol, of->para, of->clause);
	for (uint32_t i = of->again; i != UINT32_MAX; i = told->requirements[i].again)
		buffer_printf(out, ", %s para %s [%s]", told->requirements[i].symbol,
		              told->requirements[i].para, told->requirements[i].clause);
	buffer_printf(out, "%s%s\n", of->symbol[0] != '\0' ? ": " : "", of->says);
}

void report_clashes(const struct told_clashes *told, struct buffer *out)
{
	for (uint32_t i = 0; i < told->count; i++) {
		const struct told_set *set = &told->sets[i];
		buffer_printf(out, "%s\n",
		              set->count == 1 ? "this cannot be met:"
		              : set->count == 2
		                      ? "these two cannot both be met:"
		                      : "these cannot all be met, but all without any one:");
		for (uint32_t n = 0; n < set->count; n++)
			add_requirement(out, told, set->at[n]);
		buffer_text(out, "\n");
	}
	if (told->count == 0)
		buffer_printf(out, "nothing clashes%s",
		              told->complete ? "" : " so far as was looked");
	else
		buffer_printf(out, "%u %s set%s%s", (unsigned)told->count,
		              told->smallest ? "smallest" : "minimal", told->count == 1 ? "" : "s",
		              told->complete   ? ", and there are no others"
		              : told->smallest ? "; there may be others"
		                               : "; smaller ones were not ruled out");
	buffer_printf(out, "; %u of %u clauses were considered\n", (unsigned)told->considered,
	              (unsigned)told->clauses);
}
