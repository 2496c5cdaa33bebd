/* clash.c - what clashes, in the words of the documents. */
#include "cli/clash.h"

#include "base/civil.h"
#include "base/error.h"
#include "export/clash_report.h"
#include "load/zone.h"

enum { QUESTIONS = 20000, QUESTIONS_FOR_ONE = 100, QUESTIONS_FOR_ALL = 100000000 };

hld_status plan_documents_open(const struct args *args, struct plan_documents *out, hld_error *err)
{
	*out = (struct plan_documents){0};
	hld_status status = venue_open(args, &out->venue, &out->venue_name, err);
	if (status == HLD_OK)
		status = participants_open(args, &out->list, &out->list_name, err);
	if (status == HLD_OK)
		return HLD_OK;
	hld_venue_free(out->venue);
	*out = (struct plan_documents){0};
	return status;
}

/* The starts that are tried are those that a draft would be mended with. */
static hld_status find_in_draft(const struct mandate_list *mandates, const struct args *args,
                                struct why_limits limits, struct why *why, hld_error *err)
{
	uint64_t grid = PLAN_GRID_MIN;
	hld_programme *draft;
	hld_status status = number_read("grid", args->grid, DAY_MIN, &grid, err);
	if (status == HLD_OK)
		status = programme_open(args->from, args, &draft, err);
	limits.grid_min = (int32_t)grid;
	return status == HLD_OK ? why_not_mended(mandates, draft, limits, why, err) : status;
}

static hld_status find(const struct mandates *mandates, const struct args *args,
                       struct why_limits limits, struct why *why, hld_error *err)
{
	struct mandate_list list = {(const hld_mandate *const *)mandates->at, mandates->count};
	struct plan_documents documents;
	*why = (struct why){0};
	if (args->from != NULL)
		return find_in_draft(&list, args, limits, why, err);
	hld_status status = plan_documents_open(args, &documents, err);
	return status == HLD_OK ? why_not(&list, &documents, zone_read, limits, why, err) : status;
}

/* All requirements in words, which lie in the arena of why. Fails (false) when memory is out. */
static bool put_in_words(struct why *why, struct told_requirement *told)
{
	for (uint32_t i = 0; i < why->requirements.count; i++) {
		const struct requirement *of = &why->requirements.at[i];
		struct buffer says = {0};
		why_say(why, of, &says);
		for (uint32_t n = i; n-- > 0;) {
			if (why->requirements.at[n].literal != of->literal)
				continue;
			told[n].again = i;
			break;
		}
		told[i] = (struct told_requirement){
			.symbol = of->clause != NULL ? of->mandate->symbol : "",
			.para = of->clause != NULL ? of->clause->para : "",
			.clause = of->clause != NULL ? of->clause->id : "",
			.again = UINT32_MAX,
			.says = says.failed ? NULL
		                            : arena_printf(&why->arena, "%s", buffer_str(&says))};
		buffer_release(&says);
		if (told[i].says == NULL)
			return false;
	}
	return true;
}

static hld_status tell(const struct args *args, struct why *why, struct buffer *out, hld_error *err)
{
	struct told_requirement *requirements =
		arena_array(&why->arena, why->requirements.count, sizeof *requirements);
	struct told_set *sets = arena_array(&why->arena, why->clashes.count, sizeof *sets);
	if (requirements == NULL || sets == NULL || !put_in_words(why, requirements))
		return error_nomem(err);
	for (uint32_t i = 0; i < why->clashes.count; i++)
		sets[i] = (struct told_set){why->clashes.at[i].at, why->clashes.at[i].count};
	struct told_clashes told = {.requirements = requirements,
	                            .sets = sets,
	                            .count = why->clashes.count,
	                            .complete = why->clashes.complete,
	                            .smallest = why->clashes.smallest,
	                            .considered = why->requirements.clauses,
	                            .clauses = why->clauses};
	if (args->json)
		return report_clashes_json(&told, out, err);
	report_clashes(&told, out);
	return HLD_OK;
}

hld_status clashes_tell(const struct mandates *mandates, const struct args *args,
                        struct why_limits limits, struct buffer *out, uint32_t *count,
                        hld_error *err)
{
	struct why why;
	limits.questions = limits.clashes == UINT32_MAX
	                           ? QUESTIONS_FOR_ALL
	                           : QUESTIONS + (uint64_t)limits.clashes * QUESTIONS_FOR_ONE;
	hld_status status = find(mandates, args, limits, &why, err);
	if (status == HLD_OK)
		status = tell(args, &why, out, err);
	*count = why.clashes.count;
	why_release(&why);
	return status;
}

/* "A/RES/60/227 para 7 (there are exactly four round tables); ..." */
static void add_set(const struct why *why, const struct clash *clash, struct buffer *out)
{
	for (uint32_t i = 0; i < clash->count; i++) {
		const struct requirement *of = &why->requirements.at[clash->at[i]];
		buffer_text(out, i > 0 ? "; " : "");
		why_say(why, of, out);
		if (of->clause != NULL)
			buffer_printf(out, " [%s para %s]", of->mandate->symbol, of->clause->para);
	}
}

hld_status clashes_blame(const struct mandates *mandates, const struct args *args, hld_error *err)
{
	struct why_limits limits = {.clashes = 1, .questions = QUESTIONS, .binding_only = true};
	struct why why;
	struct buffer set = {0};
	hld_error own = {0};
	hld_status status = find(mandates, args, limits, &why, &own);
	if (status == HLD_OK && why.clashes.count > 0) {
		add_set(&why, &why.clashes.at[0], &set);
		*err = (hld_error){0};
		if (set.failed)
			error_nomem(err);
		else
			error_set(err, HLD_IMPOSSIBLE, "these cannot all be met: %.460s",
			          buffer_str(&set));
	} else if (status != HLD_OK) {
		*err = own;
	}
	buffer_release(&set);
	why_release(&why);
	return err->status;
}
