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
#include "load/json.h"
#include "model/programme.h"

/* The folder of mandates, into to. */
static void mandate_folder(char to[PATH_MAX])
{
	const char *data = getenv("HLD_DATA");
	if (data != NULL && data[0] != '\0') {
		text_print(to, PATH_MAX, "%s/mandates", data);
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
	text_print(to, PATH_MAX, "%s/share/hld/mandates", self);
	if (stat(to, &info) != 0)
		text_print(to, PATH_MAX, "%s/mandates", HLD_DATA_DIR_INSTALLED);
}

/* The file of a symbol: lower case, hyphens for slashes. */
static void symbol_path(const char *symbol, char to[PATH_MAX])
{
	mandate_folder(to);
	text_append(to, PATH_MAX, "/");
	size_t start = strlen(to);
	text_append(to, PATH_MAX, "%s", symbol);
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

/* Say that nothing that ships has the symbol, and which may be meant. */
static hld_status no_such_symbol(const char *symbol, hld_error *err)
{
	char folder[PATH_MAX], wanted[PATH_MAX], nearest[PATH_MAX] = "";
	char **names;
	size_t count;
	mandate_folder(folder);
	symbol_path(symbol, wanted);
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
		return error_set(err, HLD_UNREADABLE, "no mandate '%.60s' in %.300s; is it %.60s?",
		                 symbol, folder, nearest);
	return error_set(
		err, HLD_UNREADABLE,
		"no mandate '%.60s' in %.300s; give its file or its symbol, as A/RES/60/227",
		symbol, folder);
}

static hld_status load_name(struct mandates *mandates, const char *name, hld_error *err)
{
	char path[PATH_MAX];
	if (strcmp(name, "-") == 0 || exists(name))
		return load_path(mandates, name, err);
	symbol_path(name, path);
	return exists(path) ? load_path(mandates, path, err) : no_such_symbol(name, err);
}

hld_status mandates_load(struct mandates *mandates, const struct values *names, hld_error *err)
{
	hld_status status = HLD_OK;
	for (size_t i = 0; status == HLD_OK && i < names->count; i++)
		status = load_name(mandates, names->at[i], err);
	return status;
}

/* Where in its file the programme names what could not be found. */
static void place_symbol(const hld_programme *programme, size_t index, hld_error *err)
{
	char pointer[32];
	if (err->file[0] != '\0')
		return; /* the mandate was found, and is itself at fault */
	text_print(pointer, sizeof pointer, "/mandates/%zu", index);
	error_place(err, pointer, 0, 0);
	json_place_error(programme->source, programme->source_size, programme->name, err);
}

hld_status mandates_of(struct mandates *mandates, const hld_programme *programme, hld_error *err)
{
	const char *symbol;
	for (size_t i = 0; (symbol = hld_programme_mandate(programme, i)) != NULL; i++) {
		char path[PATH_MAX];
		symbol_path(symbol, path);
		if (has_symbol(mandates, symbol))
			continue;
		hld_status status =
			exists(path) ? load_path(mandates, path, err) : no_such_symbol(symbol, err);
		if (status != HLD_OK)
			place_symbol(programme, i, err);
		if (status != HLD_OK)
			return status;
	}
	return HLD_OK;
}

hld_status mandates_all(struct mandates *mandates, hld_error *err)
{
	char folder[PATH_MAX], path[PATH_MAX];
	char **names;
	size_t count;
	mandate_folder(folder);
	hld_status status = list_folder(folder, &names, &count, err);
	for (size_t i = 0; status == HLD_OK && i < count; i++) {
		text_print(path, sizeof path, "%s/%s", folder, names[i]);
		status = load_path(mandates, path, err);
	}
	free_names(names, count);
	return status;
}

void mandates_release(struct mandates *mandates)
{
	for (size_t i = 0; i < mandates->count; i++)
		hld_mandate_free(mandates->at[i]);
	mandates->count = 0;
}
