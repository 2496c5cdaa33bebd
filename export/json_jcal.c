/* json_jcal.c - the calendar as JSON (jCal, RFC 7265): the twin of what ical.c writes, from the same
 * tree, so that either can be made of the other.
 *
 * ical.c shows each component once its octets are proved. What is taken from it here allocates
 * nothing in libical, which does not survive a lack of memory. */
#include <assert.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "export/format.h"
#include "export/ical_calendar.h"
#include "export/ical_octets.h"
#include "export/json_write.h"

enum { NAME_ROOM = 64, TIME_ROOM = 40 };

/* A calendar on its way to JSON. */
struct jcal {
	struct ical_taker taker; /* the first member: the one is found by the other */
	json_t *root;            /* NULL: the frame has not come yet */
};

/* Names are in lower case in jCal. NULL gives NULL. */
static const char *lower(const char *name, char to[NAME_ROOM])
{
	size_t length = 0;
	for (; name != NULL && name[length] != '\0' && length < NAME_ROOM - 1; length++) {
		char c = name[length];
		to[length] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	to[length] = '\0';
	return name != NULL ? to : NULL;
}

static json_t *date_json(struct icaltimetype time)
{
	char text[TIME_ROOM];
	text_print(text, sizeof text, "%04d-%02d-%02d", time.year, time.month, time.day);
	return json_string(text);
}

static json_t *time_json(struct icaltimetype time)
{
	char text[TIME_ROOM];
	text_print(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d%s", time.year, time.month,
	           time.day, time.hour, time.minute, time.second, icaltime_is_utc(time) ? "Z" : "");
	return json_string(text);
}

/* "-05:00"; seconds where there are some */
static json_t *offset_json(int offset_s)
{
	char text[TIME_ROOM];
	int seconds = abs(offset_s);
	text_print(text, sizeof text, "%c%02d:%02d", offset_s < 0 ? '-' : '+', seconds / 3600,
	           seconds / 60 % 60);
	if (seconds % 60 != 0)
		text_append(text, sizeof text, ":%02d", seconds % 60);
	return json_string(text);
}

/* A yearly rule: ical_add() lets no other pass. */
static json_t *rule_json(const icalvalue *value)
{
	struct icalrecurrencetype rule = icalvalue_get_recur(value);
	char day[TIME_ROOM];
	text_print(day, sizeof day, "%d%s", icalrecurrencetype_day_position(rule.by_day[0]),
	           icalrecur_weekday_to_string(icalrecurrencetype_day_day_of_week(rule.by_day[0])));
	return json_pack("{s:s, s:i, s:s}", "freq", "YEARLY", "bymonth", (int)rule.by_month[0],
	                 "byday", day);
}

/* A value of a type that no document gives the property is kept as it stands in iCalendar. */
static json_t *unknown_json(const char *text)
{
	struct buffer octets = {0};
	for (; *text != '\0'; text++) {
		if (strchr("\\;,\n", *text) != NULL)
			buffer_byte(&octets, '\\');
		buffer_byte(&octets, *text == '\n' ? 'n' : *text);
	}
	json_t *string = octets.failed ? NULL : json_string(buffer_str(&octets));
	buffer_release(&octets);
	return string;
}

/* Gives: the value, NULL where memory is out. */
static json_t *value_json(const icalvalue *value, const char **type)
{
	icalvalue_kind kind = icalvalue_isa(value);
	*type = "text";
	switch (kind) {
	case ICAL_TEXT_VALUE:
		return json_string(icalvalue_get_text(value));
	case ICAL_METHOD_VALUE:
		return json_string(icalproperty_method_to_string(icalvalue_get_method(value)));
	case ICAL_STATUS_VALUE:
		return json_string(icalproperty_status_to_string(icalvalue_get_status(value)));
	case ICAL_TRANSP_VALUE:
		return json_string(icalproperty_enum_to_string((int)icalvalue_get_transp(value)));
	case ICAL_X_VALUE:
		*type = "unknown";
		return unknown_json(icalvalue_get_x(value));
	case ICAL_INTEGER_VALUE:
		*type = "integer";
		return json_integer(icalvalue_get_integer(value));
	case ICAL_UTCOFFSET_VALUE:
		*type = "utc-offset";
		return offset_json(icalvalue_get_utcoffset(value));
	case ICAL_CALADDRESS_VALUE:
		*type = "cal-address";
		return json_string(icalvalue_get_caladdress(value));
	case ICAL_URI_VALUE:
		*type = "uri";
		return json_string(icalvalue_get_uri(value));
	case ICAL_DATE_VALUE:
		*type = "date";
		return date_json(icalvalue_get_date(value));
	case ICAL_DATETIME_VALUE:
		*type = "date-time";
		return time_json(icalvalue_get_datetime(value));
	case ICAL_RECUR_VALUE:
		*type = "recur";
		return rule_json(value);
	default:
		assert(kind == ICAL_NO_VALUE); /* add the kind that ical.c has learnt to make */
		return NULL;
	}
}

/* The parameters but VALUE, which the type of the value is. */
static json_t *params_json(icalproperty *property)
{
	json_t *object = json_object();
	bool whole = object != NULL;
	icalparameter *at = icalproperty_get_first_parameter(property, ICAL_ANY_PARAMETER);
	for (; at != NULL && whole;
	     at = icalproperty_get_next_parameter(property, ICAL_ANY_PARAMETER)) {
		char name[NAME_ROOM];
		icalparameter_kind kind = icalparameter_isa(at);
		if (kind == ICAL_VALUE_PARAMETER)
			continue;
		lower(icalparameter_kind_to_string(kind), name);
		whole = json_object_set_new(object, name, json_string(ical_param_text(at))) == 0;
	}
	if (whole)
		return object;
	json_decref(object);
	return NULL;
}

static json_t *property_json(icalproperty *property)
{
	char name[NAME_ROOM];
	icalproperty_kind kind = icalproperty_isa(property);
	const char *type;
	json_t *value = value_json(icalproperty_get_value(property), &type);
	lower(kind == ICAL_X_PROPERTY ? icalproperty_get_x_name(property)
	                              : icalproperty_kind_to_string(kind),
	      name);
	json_t *params = params_json(property), *array = json_array();
	bool whole = array != NULL && json_array_append_new(array, json_string(name)) == 0;
	whole = json_array_append_new(array, params) == 0 && whole;
	whole = json_array_append_new(array, json_string(type)) == 0 && whole;
	whole = json_array_append_new(array, value) == 0 && whole;
	if (whole)
		return array;
	json_decref(array);
	return NULL;
}

static json_t *component_json(icalcomponent *component)
{
	char name[NAME_ROOM];
	lower(icalcomponent_kind_to_string(icalcomponent_isa(component)), name);
	json_t *properties = json_array(), *components = json_array();
	bool whole = properties != NULL && components != NULL;
	for (icalproperty *at = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
	     at != NULL && whole;
	     at = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY))
		whole = json_array_append_new(properties, property_json(at)) == 0;
	for (icalcomponent *at = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
	     at != NULL && whole;
	     at = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT))
		whole = json_array_append_new(components, component_json(at)) == 0;
	if (whole)
		return json_pack("[s, o, o]", name, properties, components);
	json_decref(properties);
	json_decref(components);
	return NULL;
}

/* Put a component into the frame, which comes first. */
static hld_status take(struct ical_taker *taker, icalcomponent *component, hld_error *err)
{
	enum { COMPONENTS = 2 };
	struct jcal *jcal = (struct jcal *)taker;
	json_t *json = component_json(component);
	if (json == NULL)
		return error_nomem(err);
	if (jcal->root == NULL)
		jcal->root = json;
	else if (json_array_append_new(json_array_get(jcal->root, COMPONENTS), json) != 0)
		return error_nomem(err);
	return HLD_OK;
}

hld_status export_jcal(const struct hld_programme *programme, const hld_export_options *options,
                       struct buffer *out, hld_error *err)
{
	struct jcal jcal = {.taker = {take}};
	struct buffer octets = {0};
	hld_status status = ical_export(programme, options, &jcal.taker, &octets, err);
	buffer_release(&octets);
	if (status == HLD_OK)
		return json_write(jcal.root, out, err);
	json_decref(jcal.root);
	return status;
}
