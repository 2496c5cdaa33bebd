/* sources.c - find the data that ships: $HLD_DATA, or beside the program, or where it
 * was to be installed. */
#include "cli/sources.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/output.h"
#include "load/csv.h"
#include "load/document.h"
#include "load/source.h"
#include "model/programme.h"

/* A kind of document that ships in a folder of its own. */
static const struct shelf {
	const char *folder, *what, *example;
} mandate_shelf = {"mandates", "mandate", "as A/RES/60/227"},
  participants_shelf = {"participants", "list of participants", "as 2006"},
  venue_shelf = {"venues", "venue", "as un-headquarters"},
  preferences_shelf = {"preferences", "preferences", "as hld-2006"},
  registrations_shelf = {"registrations", "registrations", "as example-2006"};

/* A folder or file of the data, into to. */
static void data_path(const char *name, char to[PATH_MAX])
{
	const char *data = getenv("HLD_DATA");
	if (data != NULL && data[0] != '\0') {
		text_print(to, PATH_MAX, "%s/%s", data, name);
		return;
	}
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
	self[length > 0 ? length : 0] = '\0';
	for (int i = 0; i < 2; i++) { /* PREFIX/bin/hld */
		char *slash = strrchr(self, '/');
		if (slash != NULL)
			*slash = '\0';
	}
	struct stat info;
	text_print(to, PATH_MAX, "%s/share/hld/%s", self, name);
	if (stat(to, &info) != 0)
		text_print(to, PATH_MAX, "%s/%s", HLD_DATA_DIR_INSTALLED, name);
}

static void shelf_folder(const struct shelf *shelf, char to[PATH_MAX])
{
	data_path(shelf->folder, to);
}

/* The file of a symbol or name: lower case, hyphens for slashes. */
static void shelf_path(const struct shelf *shelf, const char *name, char to[PATH_MAX])
{
	shelf_folder(shelf, to);
	text_append(to, PATH_MAX, "/");
	size_t start = strlen(to);
	text_append(to, PATH_MAX, "%s", name);
	for (char *c = to + start; *c != '\0'; c++) {
		if (*c == '/' || *c == ' ')
			*c = '-';
		else if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	}
	text_append(to, PATH_MAX, ".json");
}

static bool exists(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0;
}

static int path_compare(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	return strcmp(*x, *y);
}

/* The file names of the folder that end with .json, sorted; free each and the list. */
static hld_status list_folder(const char *folder, char ***names, size_t *count, hld_error *err)
{
	DIR *open_folder = opendir(folder);
	const struct dirent *entry;
	hld_status status = HLD_OK;
	*names = NULL;
	*count = 0;
	if (open_folder == NULL) {
		error_set(err, HLD_UNREADABLE,
		          "cannot be opened: %s; set HLD_DATA to the data folder", strerror(errno));
		error_file(err, folder);
		return HLD_UNREADABLE;
	}
	while (status == HLD_OK && (entry = readdir(open_folder)) != NULL) {
		size_t length = strlen(entry->d_name);
		if (length < 6 || strcmp(entry->d_name + length - 5, ".json") != 0)
			continue;
		char **longer = realloc(*names, (*count + 1) * sizeof **names);
		char *name = longer != NULL ? strdup(entry->d_name) : NULL;
		if (longer != NULL)
			*names = longer;
		if (name == NULL)
			status = error_nomem(err);
		else
			(*names)[(*count)++] = name;
	}
	closedir(open_folder);
	if (status == HLD_OK && *count > 1)
		qsort(*names, *count, sizeof **names, path_compare);
	return status;
}

static void free_names(char **names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
}

static bool has_symbol(const struct mandates *mandates, const char *symbol)
{
	for (size_t i = 0; i < mandates->count; i++)
		if (strcmp(hld_mandate_symbol(mandates->at[i]), symbol) == 0)
			return true;
	return false;
}

static hld_status load_path(struct mandates *mandates, const char *path, hld_error *err)
{
	hld_mandate *mandate;
	if (mandates->count == MOST_OPERANDS)
		return error_set(err, HLD_USAGE, "more than %d mandates", MOST_OPERANDS);
	hld_status status = hld_mandate_load(path, &mandate, err);
	if (status != HLD_OK)
		return status;
	if (has_symbol(mandates, hld_mandate_symbol(mandate)))
		hld_mandate_free(mandate);
	else
		mandates->at[mandates->count++] = mandate;
	return HLD_OK;
}

/* Say that nothing that ships has the name, and which may be meant. */
static hld_status no_such_name(const struct shelf *shelf, const char *name, hld_error *err)
{
	char folder[PATH_MAX], wanted[PATH_MAX], nearest[PATH_MAX] = "";
	char **names;
	size_t count;
	shelf_folder(shelf, folder);
	shelf_path(shelf, name, wanted);
	size_t start = strlen(folder) + 1;
	const char *file = strlen(wanted) >= start ? wanted + start : ""; /* it may be cut */
	hld_status status = list_folder(folder, &names, &count, NULL);
	for (size_t i = 0; status == HLD_OK && i < count; i++)
		if (text_nearer(file, nearest[0] != '\0' ? nearest : NULL, names[i]) == names[i])
			text_print(nearest, sizeof nearest, "%s", names[i]);
	free_names(names, count);
	if (status == HLD_NOMEM)
		return error_nomem(err);
	if (nearest[0] != '\0')
		return error_set(err, HLD_UNREADABLE, "no %s '%.60s' in %.300s; is it %.60s?",
		                 shelf->what, name, folder, nearest);
	return error_set(err, HLD_UNREADABLE,
	                 "no %s '%.60s' in %.300s; give its file or its %s, %s", shelf->what, name,
	                 folder, shelf == &mandate_shelf ? "symbol" : "name", shelf->example);
}

/* The file that a word of the command line or of a programme means, into path. */
static hld_status find_file(const struct shelf *shelf, const char *word, bool may_be_file,
                            char path[PATH_MAX], hld_error *err)
{
	if (may_be_file && (strcmp(word, "-") == 0 || exists(word))) {
		text_print(path, PATH_MAX, "%s", word);
		return HLD_OK;
	}
	shelf_path(shelf, word, path);
	return exists(path) ? HLD_OK : no_such_name(shelf, word, err);
}

static hld_status load_name(struct mandates *mandates, const char *name, hld_error *err)
{
	char path[PATH_MAX];
	hld_status status = find_file(&mandate_shelf, name, true, path, err);
	return status == HLD_OK ? load_path(mandates, path, err) : status;
}

hld_status mandates_load(struct mandates *mandates, const struct values *names, hld_error *err)
{
	hld_status status = HLD_OK;
	for (size_t i = 0; status == HLD_OK && i < names->count; i++)
		status = load_name(mandates, names->at[i], err);
	return status;
}

/* Where in its file the programme names what could not be found. */
static void place_name(const hld_programme *programme, const char *pointer, hld_error *err)
{
	if (err->file[0] != '\0')
		return; /* the document was found, and is itself at fault */
	error_place(err, pointer, 0, 0);
	document_place_error(&programme->source, err);
}

hld_status mandates_of(struct mandates *mandates, const hld_programme *programme, hld_error *err)
{
	const char *symbol;
	for (size_t i = 0; (symbol = hld_programme_mandate(programme, i)) != NULL; i++) {
		char path[PATH_MAX], pointer[32];
		if (has_symbol(mandates, symbol))
			continue;
		hld_status status = find_file(&mandate_shelf, symbol, false, path, err);
		if (status == HLD_OK)
			status = load_path(mandates, path, err);
		text_print(pointer, sizeof pointer, "/mandates/%zu", i);
		if (status != HLD_OK)
			place_name(programme, pointer, err);
		if (status != HLD_OK)
			return status;
	}
	return HLD_OK;
}

static hld_status join_participants(hld_programme *programme, const char *path, hld_error *err)
{
	hld_participants *participants;
	hld_status status = hld_participants_load(path, &participants, err);
	return status == HLD_OK ? hld_programme_join_participants(programme, participants, err)
	                        : status;
}

static hld_status join_venue(hld_programme *programme, const char *path, hld_error *err)
{
	hld_venue *venue;
	hld_status status = hld_venue_load(path, &venue, err);
	return status == HLD_OK ? hld_programme_join_venue(programme, venue, err) : status;
}

/* The ways in which documents of a shelf are joined to a programme. */
typedef hld_status joiner(hld_programme *programme, const char *path, hld_error *err);

static hld_status join_given(hld_programme *programme, const struct shelf *shelf, joiner *join,
                             const struct values *names, hld_error *err)
{
	hld_status status = HLD_OK;
	for (size_t i = 0; status == HLD_OK && i < names->count; i++) {
		char path[PATH_MAX];
		status = find_file(shelf, names->at[i], true, path, err);
		if (status == HLD_OK)
			status = join(programme, path, err);
	}
	return status;
}

static hld_status join_named(hld_programme *programme, const struct shelf *shelf, joiner *join,
                             const char *name, const char *pointer, hld_error *err)
{
	char path[PATH_MAX];
	hld_status status = find_file(shelf, name, false, path, err);
	if (status == HLD_OK)
		status = join(programme, path, err);
	if (status != HLD_OK)
		place_name(programme, pointer, err);
	return status;
}

/* What the command line gives, or else what the programme names. */
static hld_status join_all(hld_programme *programme, const struct args *args, hld_error *err)
{
	const char *list = hld_programme_participants(programme), *venue;
	hld_status status = join_given(programme, &participants_shelf, join_participants,
	                               &args->participants, err);
	if (status == HLD_OK)
		status = join_given(programme, &venue_shelf, join_venue, &args->venues, err);
	if (status == HLD_OK && args->participants.count == 0 && list != NULL)
		status = join_named(programme, &participants_shelf, join_participants, list,
		                    "/list_of_participants", err);
	bool named = args->venues.count == 0;
	for (size_t i = 0;
	     named && status == HLD_OK && (venue = hld_programme_venue(programme, i)) != NULL;
	     i++) {
		char pointer[32];
		text_print(pointer, sizeof pointer, "/venue/%zu", i);
		status = join_named(programme, &venue_shelf, join_venue, venue, pointer, err);
	}
	return status;
}

static hld_status opened(hld_status status, const struct args *args, hld_programme **out,
                         hld_error *err)
{
	if (status == HLD_OK)
		status = join_all(*out, args, err);
	if (status == HLD_OK)
		output_remarks(&(*out)->source);
	if (status != HLD_OK) {
		hld_programme_free(*out);
		*out = NULL;
	}
	return status;
}

hld_status programme_open(const char *path, const struct args *args, hld_programme **out,
                          hld_error *err)
{
	return opened(hld_programme_load(path, out, err), args, out, err);
}

hld_status programme_open_text(const char *text, size_t size, const char *name,
                               const struct args *args, hld_programme **out, hld_error *err)
{
	return opened(hld_programme_read(text, size, name, out, err), args, out, err);
}

/* The one file that an option means, and whether a document may name it. */
static hld_status find_one(const struct shelf *shelf, const struct values *words,
                           char path[PATH_MAX], const char **name, hld_error *err)
{
	if (words->count > 1)
		return error_set(err, HLD_USAGE, "more than one %s", shelf->what);
	*name = exists(words->at[0]) || strcmp(words->at[0], "-") == 0 ? NULL : words->at[0];
	return find_file(shelf, words->at[0], true, path, err);
}

void participants_name(hld_programme *programme, const struct args *args)
{
	const char *name = args->participants.count == 1 ? args->participants.at[0] : NULL;
	if (name != NULL && !exists(name) && strcmp(name, "-") != 0)
		programme->participants_listed = name;
}

hld_status venue_open(const struct args *args, hld_venue **out, const char **name, hld_error *err)
{
	char path[PATH_MAX];
	*out = NULL;
	*name = NULL;
	if (args->venues.count == 0)
		return error_set(err, HLD_USAGE,
		                 "in which venue? give one with -V, as -V un-headquarters");
	hld_status status = find_one(&venue_shelf, &args->venues, path, name, err);
	return status == HLD_OK ? hld_venue_load(path, out, err) : status;
}

hld_status participants_open(const struct args *args, hld_participants **out, const char **name,
                             hld_error *err)
{
	char path[PATH_MAX];
	*out = NULL;
	*name = NULL;
	if (args->participants.count == 0)
		return HLD_OK;
	hld_status status = find_one(&participants_shelf, &args->participants, path, name, err);
	return status == HLD_OK ? hld_participants_load(path, out, err) : status;
}

hld_status preferences_open(const struct args *args, hld_preferences **out, hld_error *err)
{
	char path[PATH_MAX];
	*out = NULL;
	if (args->prefer == NULL)
		return HLD_OK;
	hld_status status = find_file(&preferences_shelf, args->prefer, true, path, err);
	return status == HLD_OK ? hld_preferences_load(path, out, err) : status;
}

hld_status registrations_open(const struct args *args, hld_registrations **out, hld_error *err)
{
	char path[PATH_MAX];
	const char *name;
	*out = NULL;
	if (args->registrations.count == 0)
		return error_set(err, HLD_USAGE, "who asked? give registrations with -r");
	hld_status status = find_one(&registrations_shelf, &args->registrations, path, &name, err);
	return status == HLD_OK ? hld_registrations_load(path, out, err) : status;
}

hld_status mandates_all(struct mandates *mandates, hld_error *err)
{
	char folder[PATH_MAX], path[PATH_MAX];
	char **names;
	size_t count;
	shelf_folder(&mandate_shelf, folder);
	hld_status status = list_folder(folder, &names, &count, err);
	for (size_t i = 0; status == HLD_OK && i < count; i++) {
		text_print(path, sizeof path, "%s/%s", folder, names[i]);
		status = load_path(mandates, path, err);
	}
	free_names(names, count);
	return status;
}

hld_status tries_load(struct arena *arena, struct tries *tries, hld_error *err)
{
	char path[PATH_MAX], *text;
	size_t size;
	data_path("coverage.csv", path);
	hld_status status = source_read(path, (size_t)SOURCE_MOST_MIB << 20, &text, &size, err);
	if (status == HLD_OK)
		status = csv_read_list(arena, text, size, path, &tries_shape.fields[0], tries, err);
	free(text);
	return status;
}

void mandates_release(struct mandates *mandates)
{
	for (size_t i = 0; i < mandates->count; i++)
		hld_mandate_free(mandates->at[i]);
	mandates->count = 0;
}
