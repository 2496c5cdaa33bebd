/* ical_due.c - documents that are due, as events of a whole day (`-f ical --deliverables`) or as
 * tasks (`-f todo`): for those who write and process them, in a file of its own.
 *
 * A day is no instant: there are no zones. A document without a date is in neither; there is no
 * alarm, which calendars set as their users want it. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "export/format.h"
#include "export/ical_calendar.h"
#include "export/ical_octets.h"

enum { DUE_PROPERTIES = 14 };

/* Neither high (1 to 4) nor low (6 to 9), RFC 5545, 3.8.1.9: no programme says more. */
enum { MEDIUM = 5 };

struct due {
	const struct deliverable *deliverable;
};

/* By date, then as given: they lie in one array. */
static int due_compare(const void *a, const void *b)
{
	const struct deliverable *x = ((const struct due *)a)->deliverable;
	const struct deliverable *y = ((const struct due *)b)->deliverable;
	if (x->date != y->date)
		return x->date < y->date ? -1 : 1;
	return x < y ? -1 : x > y;
}

static bool is_due(const struct calendar *calendar, const struct deliverable *deliverable)
{
	return deliverable->date != CIVIL_NONE &&
	       (is_for_all(calendar->who) ||
	        programme_same_party(calendar->programme, deliverable->by.id, calendar->who));
}

static hld_status refuse_empty(const struct calendar *calendar, hld_error *err)
{
	const struct hld_programme *programme = calendar->programme;
	if (is_for_all(calendar->who))
		error_set(err, HLD_SCHEMA,
		          "the programme has no deliverables with a date, and a calendar must have "
		          "one");
	else
		error_set(err, HLD_SCHEMA,
		          "the programme has no deliverables with a date by '%.100s', and a "
		          "calendar must have one",
		          text_in(personal_name(programme, calendar->who), NULL));
	return ical_refuse(programme, "/deliverables", err);
}

/* Clients take what has one UID for one. */
static hld_status check_ids(struct calendar *calendar, hld_error *err)
{
	const struct hld_programme *programme = calendar->programme;
	struct map ids;
	if (!map_init(&ids, &calendar->arena, programme->deliverables.count))
		return error_nomem(err);
	for (uint32_t i = 0; i < programme->deliverables.count; i++) {
		const char *id = programme->deliverables.at[i].id;
		char pointer[64];
		if (map_put(&ids, id, i) == i)
			continue;
		text_print(pointer, sizeof pointer, "/deliverables/%u/id", (unsigned)i);
		error_set(err, HLD_SCHEMA,
		          "two deliverables have the id '%s', by which calendars know them: give "
		          "each its own",
		          id);
		return ical_refuse(programme, pointer, err);
	}
	return HLD_OK;
}

/* A day and a task are two things: the key of the latter ends with "/todo". */
static bool make_uid(struct calendar *calendar, const struct deliverable *deliverable, bool task,
                     char uid[UID_ROOM])
{
	struct buffer *key = &calendar->words.location; /* which is not used otherwise */
	buffer_cut(key, 0);
	buffer_printf(key, "%s//deliverable/%s%s", calendar->programme->id, deliverable->id,
	              task ? "/todo" : "");
	uid_make(key, uid);
	return !key->failed;
}

/* "Due: Report of the Secretary-General, A/60/871 (Kofi Annan)". A list of tasks needs no "Due". */
static void say_summary(struct calendar *calendar, const struct deliverable *deliverable, bool task)
{
	const char *lang = calendar->options->lang;
	struct buffer *summary = &calendar->words.summary;
	buffer_cut(summary, 0);
	buffer_printf(summary, "%s%s", task ? "" : "Due: ", text_in(&deliverable->title, lang));
	if (deliverable->symbol != NULL)
		buffer_printf(summary, ", %s", deliverable->symbol);
	if (deliverable->by.name != NULL)
		buffer_printf(summary, " (%s)",
		              programme_who(calendar->programme, &deliverable->by, lang));
	ical_clean(summary);
}

static void say_description(struct calendar *calendar, const struct deliverable *deliverable)
{
	const struct hld_programme *programme = calendar->programme;
	const char *lang = calendar->options->lang, *note = text_in(&deliverable->note, lang);
	struct buffer *to = &calendar->words.description;
	buffer_cut(to, 0);
	buffer_printf(to, "%s\n", text_in(&programme->title, lang));
	if (deliverable->symbol != NULL)
		buffer_printf(to, "Document: %s\n", deliverable->symbol);
	if (deliverable->by.name != NULL)
		buffer_printf(to, "To be delivered by: %s\n",
		              programme_who(programme, &deliverable->by, lang));
	if (note[0] != '\0')
		buffer_printf(to, "\n%s\n", note);
	if (deliverable->illustrative)
		buffer_text(to, "\nIllustrative: no source gives this date.\n");
	ical_clean(to);
}

static struct icaltimetype date_of(int32_t day)
{
	struct icaltimetype time = time_of((int64_t)day * DAY_S, false);
	time.is_date = 1;
	return time;
}

static bool put_date(icalcomponent *component, icalproperty *property)
{
	return put_with(component, property, icalparameter_new_value(ICAL_VALUE_DATE));
}

/* The task can be begun once the programme is out. DUE comes after DTSTART (RFC 5545, 3.8.2.3). */
static bool put_task(icalcomponent *task, const struct calendar *calendar, int32_t due_day)
{
	int32_t day = calendar->stamp_day < due_day ? calendar->stamp_day : due_day - 1;
	return put_date(task, icalproperty_new_dtstart(date_of(day))) &&
	       put_date(task, icalproperty_new_due(date_of(due_day))) &&
	       put(task, icalproperty_new_priority(MEDIUM));
}

/* Nobody is busy because something is due. */
static bool put_event(icalcomponent *event, int32_t due_day)
{
	return put_date(event, icalproperty_new_dtstart(date_of(due_day))) &&
	       put_date(event, icalproperty_new_dtend(date_of(due_day + 1))) &&
	       put(event, icalproperty_new_status(ICAL_STATUS_CONFIRMED)) &&
	       put(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
}

static bool fill(icalcomponent *component, const struct calendar *calendar,
                 const struct deliverable *deliverable, const char *uid)
{
	const struct hld_programme *programme = calendar->programme;
	const struct ical_words *words = &calendar->words;
	const char *lang = text_language(&deliverable->title, calendar->options->lang);
	int32_t revision = programme->revision != CIVIL_NONE ? programme->revision : 0;
	bool task = icalcomponent_isa(component) == ICAL_VTODO_COMPONENT;
	return put(component, icalproperty_new_uid(uid)) &&
	       put(component, icalproperty_new_dtstamp(calendar->stamp)) &&
	       put(component, icalproperty_new_lastmodified(calendar->stamp)) &&
	       put(component, icalproperty_new_sequence(revision)) &&
	       (task ? put_task(component, calendar, deliverable->date)
	             : put_event(component, deliverable->date)) &&
	       put_with(component, icalproperty_new_summary(buffer_str(&words->summary)),
	                icalparameter_new_language(lang)) &&
	       put_text(component, ICAL_DESCRIPTION_PROPERTY, &words->description) &&
	       put(component, icalproperty_new_categories("document")) &&
	       put_organizer(component, &words->organizer);
}

static hld_status add_due(struct calendar *calendar, const struct deliverable *deliverable,
                          icalcomponent_kind kind, struct buffer *out, hld_error *err)
{
	const struct ical_words *words = &calendar->words;
	char uid[UID_ROOM];
	bool task = kind == ICAL_VTODO_COMPONENT;
	say_summary(calendar, deliverable, task);
	say_description(calendar, deliverable);
	size_t octets = words->summary.size + words->description.size + words->organizer.size;
	if (!make_uid(calendar, deliverable, task, uid) || words->summary.failed ||
	    words->description.failed || !ical_memory(out, DUE_PROPERTIES, octets))
		return error_nomem(err);
	icalcomponent *component = icalcomponent_new(kind);
	if (component == NULL)
		return error_nomem(err);
	return calendar_add(calendar, component, fill(component, calendar, deliverable, uid), out,
	                    err);
}

static hld_status write_due(struct calendar *calendar, icalcomponent_kind kind, struct buffer *out,
                            hld_error *err)
{
	const struct hld_programme *programme = calendar->programme;
	const struct text *organ =
		programme->organ.en != NULL ? &programme->organ : &programme->title;
	struct due *due = arena_array(&calendar->arena, programme->deliverables.count, sizeof *due);
	uint32_t count = 0;
	ical_words_organizer(&calendar->words.organizer, text_in(organ, calendar->options->lang));
	if (due == NULL || calendar->words.organizer.failed)
		return error_nomem(err);
	for (uint32_t i = 0; i < programme->deliverables.count; i++)
		if (is_due(calendar, &programme->deliverables.at[i]))
			due[count++].deliverable = &programme->deliverables.at[i];
	qsort(due, count, sizeof *due, due_compare);
	calendar->what = "Documents due";
	calendar->content.events = count;
	hld_status status = check_ids(calendar, err);
	if (status == HLD_OK && count == 0)
		status = refuse_empty(calendar, err);
	if (status == HLD_OK)
		status = calendar_add_frame(calendar, out, err);
	for (uint32_t i = 0; i < count && status == HLD_OK; i++)
		status = add_due(calendar, due[i].deliverable, kind, out, err);
	return status;
}

hld_status calendar_of_days(struct calendar *calendar, struct buffer *out, hld_error *err)
{
	return write_due(calendar, ICAL_VEVENT_COMPONENT, out, err);
}

static hld_status write_tasks(struct calendar *calendar, struct buffer *out, hld_error *err)
{
	return write_due(calendar, ICAL_VTODO_COMPONENT, out, err);
}

hld_status export_todo(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err)
{
	struct calendar calendar = {.programme = programme, .options = options};
	return calendar_write(&calendar, write_tasks, out, err);
}
