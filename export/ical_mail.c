/* ical_mail.c - choose the events that are worth a mail, and give each a file. */
#include "export/ical_mail.h"

#include <string.h>

#include "base/error.h"
#include "export/ical_octets.h"
#include "export/ical_update.h"

#define LETTERS_AND_DIGITS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

/* Groups of characters with a dot between each two, so many bytes at text. */
static bool is_dotted(const char *text, size_t size, const char *allowed)
{
	size_t group = 0;
	for (size_t i = 0; i < size; i++) {
		if (text[i] == '.' && group == 0)
			return false;
		if (text[i] != '.' && strchr(allowed, text[i]) == NULL)
			return false;
		group = text[i] == '.' ? 0 : group + 1;
	}
	return group > 0;
}

/* No part of a domain begins or ends with a hyphen. */
static bool is_domain(const char *text)
{
	size_t size = strlen(text);
	if (!is_dotted(text, size, LETTERS_AND_DIGITS "-") || text[0] == '-' ||
	    text[size - 1] == '-')
		return false;
	return strstr(text, ".-") == NULL && strstr(text, "-.") == NULL;
}

/* RFC 5321 has the lengths, RFC 5322 the dot-atom; nobody needs the quoted forms. */
static bool is_address(const char *address)
{
	enum { MOST = 254, MOST_LOCAL = 64 };
	const char *at = strchr(address, '@');
	size_t local = at != NULL ? (size_t)(at - address) : 0;
	return strlen(address) <= MOST && local > 0 && local <= MOST_LOCAL &&
	       is_dotted(address, local, LETTERS_AND_DIGITS "!#$%&'*+-/=?^_`{|}~") &&
	       is_domain(at + 1);
}

/* Of the signs that an address may have, some mean something else in a URI (RFC 6068, 2). */
hld_status mail_add_uri(const char *address, struct buffer *to, hld_error *err)
{
	if (!is_address(address))
		return error_set(err, HLD_USAGE,
		                 "'%.100s' is no mail address: give a plain one, as "
		                 "desk@example.org",
		                 address);
	buffer_text(to, "mailto:");
	for (const char *c = address; *c != '\0'; c++) {
		if (strchr(LETTERS_AND_DIGITS "-._~!$'*+@", *c) != NULL)
			buffer_byte(to, *c);
		else
			buffer_printf(to, "%%%02X", (unsigned)(unsigned char)*c);
	}
	return to->failed ? error_nomem(err) : HLD_OK;
}

/* The address stands in for the name of nobody in particular. */
hld_status mail_find_attendee(struct calendar *calendar, hld_error *err)
{
	const char *to = calendar->options->to;
	if (to == NULL || calendar->options->method == HLD_PUBLISH)
		return HLD_OK;
	buffer_text(&calendar->attendee,
	            is_for_all(calendar->who)
	                    ? to
	                    : text_in(personal_name(calendar->programme, calendar->who),
	                              calendar->options->lang));
	ical_clean_parameter(&calendar->attendee);
	hld_status status = mail_add_uri(to, &calendar->attendee_uri, err);
	return status == HLD_OK && calendar->attendee.failed ? error_nomem(err) : status;
}

bool mail_put_attendee(icalcomponent *event, const struct calendar *calendar)
{
	enum { PARAMS = 3 };
	if (calendar->attendee_uri.size == 0)
		return true;
	icalproperty *property = icalproperty_new_attendee(buffer_str(&calendar->attendee_uri));
	if (property == NULL)
		return false;
	icalcomponent_add_property(event, property);
	icalparameter *const params[PARAMS] = {
		icalparameter_new_cn(buffer_str(&calendar->attendee)),
		icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION),
		icalparameter_new_rsvp(ICAL_RSVP_FALSE)};
	bool good = true;
	for (size_t i = 0; i < PARAMS; i++) {
		if (params[i] != NULL)
			icalproperty_add_parameter(property, params[i]);
		good = good && params[i] != NULL;
	}
	return good;
}

/* What was cancelled before, or never was in anybody's calendar, is not worth a mail. */
static bool is_to_be_sent(const struct update_event *event, hld_method method)
{
	if (method == HLD_CANCEL)
		return event->called_off;
	return event->news && event->event.gone == ICAL_STAYS &&
	       event->event.meeting->status != CANCELLED;
}

/* Shorten the events to those that are to be sent. */
static void choose(struct update *update, hld_method method)
{
	struct update_events *events = &update->events;
	uint32_t count = 0;
	for (uint32_t i = 0; i < events->count; i++)
		if (is_to_be_sent(&events->at[i], method))
			events->at[count++] = events->at[i];
	events->count = count;
}

static hld_status make_chosen(struct update *update, const struct hld_programme *programme,
                              const hld_export_options *options, struct buffer *out, hld_error *err)
{
	*update = (struct update){0};
	if (options->to == NULL)
		return error_set(err, HLD_USAGE,
		                 "to whom is it to be mailed? give the address with --to");
	hld_status status = update_make(update, programme, options, out, err);
	if (status == HLD_OK)
		choose(update, options->method);
	return status;
}

hld_status ical_mail(const struct hld_programme *programme, const hld_export_options *options,
                     struct buffer *out, hld_error *err)
{
	struct update update;
	hld_status status = make_chosen(&update, programme, options, out, err);
	if (status == HLD_OK && update.events.count == 0)
		status = error_set(err, HLD_SCHEMA, "there is nothing to %s",
		                   options->method == HLD_CANCEL ? "cancel" : "request");
	else if (status == HLD_OK && update.events.count > 1)
		status = error_set(err, HLD_USAGE,
		                   "a mail holds one event, and these are %u: give a directory "
		                   "for them with --split",
		                   (unsigned)update.events.count);
	if (status == HLD_OK)
		status = update_write(&update, update.events.at, 1, out, err);
	update_release(&update);
	return status;
}

hld_status ical_mail_split(const struct hld_programme *programme, const hld_export_options *options,
                           struct export_files *files, hld_error *err)
{
	struct update update;
	hld_status status = make_chosen(&update, programme, options, &files->octets, err);
	for (uint32_t i = 0; status == HLD_OK && i < update.events.count; i++) {
		const struct update_event *event = &update.events.at[i];
		size_t from = files->octets.size;
		bool statement = event->event.statement != NULL;
		status = update_write(&update, event, 1, &files->octets, err);
		if (status == HLD_OK)
			status =
				export_files_add(files, from, err, "%s.ics",
			                         statement ? event->uid : event->event.meeting->id);
	}
	update_release(&update);
	return status;
}
