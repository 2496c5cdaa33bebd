/* seats.c - hld seats: who sits at which round table. */
#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/filter.h"
#include "cli/output.h"
#include "cli/seats_tell.h"
#include "load/document.h"
#include "model/personal.h"
#include "solve/chairs.h"
#include "solve/seats.h"

enum { SEED = 1 };

static const struct option options[] = {
	{'r', "registrations", "LIST", OPTION_VALUES, offsetof(struct args, registrations),
         "who asked for a seat, JSON or CSV, by name or file"},
	{'m', "mandate", "MANDATE", OPTION_VALUES, offsetof(struct args, mandates),
         "a mandate by symbol or file (default: those the programme names)"},
	JOINED_OPTIONS,
	{'o', "output", "FILE", OPTION_VALUE, offsetof(struct args, output),
         "write the programme with its participants to FILE ('-': to stdout)"},
	{0, "seed", "N", OPTION_VALUE, offsetof(struct args, seed),
         "seed of the lots, and of equally good choices (default: 1)"},
	{0, "order", "LANG", OPTION_VALUE, offsetof(struct args, order),
         "seat alphabetically in this language (default: en), or by 'lots'"},
	{0, "why", "PARTICIPANT", OPTION_VALUE, offsetof(struct args, participant),
         "print what one participant got, and why, by id or name"},
	{0, "withdraw", "PARTICIPANT", OPTION_VALUES, offsetof(struct args, changes),
         "take back what a participant asked for, and give its seats to others"},
	{0, "csv", NULL, OPTION_FLAG, offsetof(struct args, csv), "print a table for spreadsheets"},
	{0, "json", NULL, OPTION_FLAG, offsetof(struct args, json), "print JSON"},
	{'h', "help", NULL, OPTION_FLAG, offsetof(struct args, help), "print this help"},
	{0}};

/* What the command works on. */
struct work {
	struct filter in;
	struct seats seats;
	uint64_t seed;
	bool had_seats;
};

/* The delegation that is meant, by its id or name or by that of somebody of it.
 * Fails: USAGE. */
static hld_status find_delegation(const struct work *work, const char *wanted,
                                  const struct delegation **out, hld_error *err)
{
	who_id who;
	hld_status status = personal_find(work->in.programme, wanted, &who, err);
	if (status != HLD_OK)
		return status;
	*out = programme_delegation(work->in.programme, who);
	return *out != NULL
	               ? HLD_OK
	               : error_set(err, HLD_USAGE, "'%.60s' represents no participant", wanted);
}

/* Leave out what a participant asked for at tables. Fails: NOMEM. */
static hld_status drop_requests(struct work *work, const struct delegation *of, uint32_t *dropped,
                                hld_error *err)
{
	hld_registrations *list = work->in.registrations;
	uint32_t count = 0;
	struct registration *left =
		arena_array(&work->in.arena, list->registrations.count, sizeof *left);
	if (left == NULL)
		return error_nomem(err);
	for (uint32_t i = 0; i < list->registrations.count; i++) {
		const struct registration *at = &list->registrations.at[i];
		if (at->asks != ASKS_TABLE || strcmp(at->participant, of->participant->id) != 0)
			left[count++] = *at;
	}
	*dropped += list->registrations.count - count;
	list->registrations.at = left;
	list->registrations.count = count;
	return HLD_OK;
}

/* Leave out the seats that a participant has. */
static void drop_seats(struct work *work, const struct delegation *of, uint32_t *dropped)
{
	for (uint32_t m = 0; m < work->in.programme->meetings.count; m++) {
		struct meeting *meeting = ELEMENT(work->in.programme->meetings, m);
		who_list *there = &meeting->participants;
		uint32_t stay = 0;
		if (meeting->kind != ROUND_TABLE)
			continue;
		for (uint32_t i = 0; i < there->count; i++) {
			struct who_ref ref = there->at[i];
			if (programme_delegation(work->in.programme, ref.id) != of)
				*(struct who_ref *)ELEMENT(*there, stay++) = ref;
		}
		*dropped += there->count - stay;
		there->count = stay;
	}
}

/* Fails: USAGE (there is nothing to withdraw), NOMEM. */
static hld_status withdraw(struct work *work, const struct delegation *of, hld_error *err)
{
	uint32_t dropped = 0;
	hld_status status = drop_requests(work, of, &dropped, err);
	if (status != HLD_OK)
		return status;
	drop_seats(work, of, &dropped);
	return dropped > 0
	               ? HLD_OK
	               : error_set(err, HLD_USAGE,
	                           "'%.60s' has no seat at a round table, and did not ask for one",
	                           text_in(&of->participant->name, NULL));
}

static hld_status withdraw_all(struct work *work, hld_error *err)
{
	const struct values *names = &work->in.args->changes;
	for (uint32_t m = 0; m < work->in.programme->meetings.count; m++)
		work->had_seats = work->had_seats ||
		                  (work->in.programme->meetings.at[m].kind == ROUND_TABLE &&
		                   work->in.programme->meetings.at[m].participants.count > 0);
	for (size_t i = 0; i < names->count; i++) {
		const struct delegation *delegation;
		hld_status status = find_delegation(work, names->at[i], &delegation, err);
		if (status == HLD_OK)
			status = withdraw(work, delegation, err);
		if (status != HLD_OK)
			return status;
	}
	return HLD_OK;
}

static hld_status say_impossible(const struct work *work, hld_error *err)
{
	struct buffer text = {0};
	seats_tell_clash(&work->seats, &text);
	hld_status status = text.failed ? error_nomem(err)
	                                : error_set(err, HLD_IMPOSSIBLE, "%s", buffer_str(&text));
	buffer_release(&text);
	return status;
}

/* Seat all, in a programme whose chairs are proposed first where they are open. */
static hld_status seat(struct work *work, hld_error *err)
{
	struct mandate_list mandates = filter_mandates(&work->in);
	struct seats_limits limits = {work->seed};
	if (!chairs_propose(&mandates, work->in.programme))
		return error_nomem(err);
	hld_status status = seats_make(&work->in.arena, &mandates, work->in.programme,
	                               work->in.registrations, limits, &work->seats, err);
	if (status == HLD_SCHEMA && err->pointer[0] != '\0')
		document_place_error(&work->in.registrations->source, err);
	if (status == HLD_OK && work->seats.is_impossible)
		return say_impossible(work, err);
	bool by_lots = work->in.args->order != NULL && strcmp(work->in.args->order, "lots") == 0;
	struct seating seating = {by_lots ? NULL : work->in.args->order, by_lots};
	if (status == HLD_OK && !seats_settle(work->in.programme, &work->seats, seating))
		return error_nomem(err);
	if (status == HLD_OK && work->had_seats)
		work->in.programme->revision = work->in.programme->revision != CIVIL_NONE
		                                       ? work->in.programme->revision + 1
		                                       : 1;
	return status;
}

/* Read the programme back, and write it where that is asked for. */
static hld_status write_programme(struct work *work, hld_error *err)
{
	hld_programme *again = NULL;
	char *text = NULL;
	size_t size;
	hld_status status = filter_read_back(&work->in, &text, &size, &again, err);
	if (status == HLD_OK && work->in.args->output != NULL)
		status = output_write(work->in.args->output, text, size, err);
	hld_programme_free(again);
	free(text);
	return status;
}

static hld_status print(struct work *work, struct buffer *out, hld_error *err)
{
	const char *wanted = work->in.args->participant;
	struct told_seats told;
	const struct delegation *delegation = NULL;
	hld_status status =
		wanted != NULL ? find_delegation(work, wanted, &delegation, err) : HLD_OK;
	if (status != HLD_OK)
		return status;
	if (!seats_tell(&work->in.arena, &work->seats, work->in.programme, work->seed, &told))
		return error_nomem(err);
	if (wanted != NULL)
		report_seat_of(&told, text_in(&delegation->participant->name, NULL), out);
	else if (work->in.args->json)
		return report_seats_json(&told, out, err);
	else
		(work->in.args->csv ? report_seats_csv : report_seats)(&told, out);
	return HLD_OK;
}

static hld_status make(struct work *work, struct buffer *out, hld_error *err)
{
	work->seed = SEED;
	hld_status status = number_read("seed", work->in.args->seed, UINT32_MAX, &work->seed, err);
	if (status == HLD_OK)
		status = filter_open(&work->in, err);
	if (status == HLD_OK)
		status = filter_registrations(&work->in, err);
	if (status == HLD_OK)
		status = filter_judge(&work->in, err);
	if (status == HLD_OK)
		status = withdraw_all(work, err);
	if (status == HLD_OK)
		status = seat(work, err);
	if (status == HLD_OK)
		status = write_programme(work, err);
	return status == HLD_OK && work->in.args->output == NULL ? print(work, out, err) : status;
}

static int run(const struct args *args)
{
	struct work work = {.in = {.args = args}};
	struct buffer out = {0};
	hld_error err = {0};
	make(&work, &out, &err);
	filter_release(&work.in);
	return output_finish(&out, &err, 0);
}

const struct command seats_command = {
	.name = "seats",
	.operands = "PROGRAMME",
	.least = 1,
	.most = 1,
	.summary = "seat participants at the round tables",
	.doc = "Give those who asked for it seats at the round tables of PROGRAMME, within the\n"
	       "caps and quotas of the mandates. Where one has seats given in an order (first\n"
	       "come, first served), nobody is passed over by a later request for the same kind\n"
	       "of seat; where none does, as many are seated as can be, then as many as can be at\n"
	       "their first choice, and so on. Chairs and lead discussants who are put forward\n"
	       "are proposed where nobody is named. With -o the programme gets the participants;\n"
	       "whoever has a seat in it already keeps that where it can be kept.",
	.options = options,
	.run = run,
};
