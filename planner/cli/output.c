/* output.c - write to a file, to stdout or, what went wrong, to stderr. */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "export/locale.h"

bool output_bytes(int fd, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t written = write(fd, bytes, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		size -= (size_t)written;
	}
	return true;
}

static hld_status cannot(const char *path, const char *what, hld_error *err)
{
	error_set(err, HLD_WRITE, "cannot be %s: %s", what, strerror(errno));
	error_file(err, path);
	return HLD_WRITE;
}

/* Devices and pipes have no place beside them. */
static hld_status write_through(int fd, const char *name, const char *bytes, size_t size,
                                bool keep_open, hld_error *err)
{
	if (fd < 0)
		return cannot(name, "opened", err);
	bool written = output_bytes(fd, bytes, size);
	int failed = errno;
	bool closed = keep_open || close(fd) == 0;
	if (written && closed)
		return HLD_OK;
	errno = written ? errno : failed;
	return cannot(name, "written", err);
}

/* Fill the new file at beside and let it take its place; name is what the user calls it. */
static hld_status write_beside(const char *name, const char *place, char *beside, mode_t mode,
                               const char *bytes, size_t size, hld_error *err)
{
	int fd = mkstemp(beside);
	if (fd < 0)
		return cannot(name, "created", err);
	bool good = output_bytes(fd, bytes, size) && fchmod(fd, mode) == 0 && fsync(fd) == 0;
	int failed = errno;
	bool closed = close(fd) == 0;
	if (good && !closed)
		failed = errno;
	if (good && closed && rename(beside, place) == 0)
		return HLD_OK;
	errno = good && closed ? errno : failed;
	cannot(name, "written", err);
	unlink(beside);
	return HLD_WRITE;
}

static mode_t mode_of_new_file(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* What no file can take the place of: a folder, a file that is locked though its folder is
 * not, a link to nothing, the empty name. */
static hld_status refuse(const char *path, const struct stat *there, hld_error *err)
{
	struct stat info;
	if (there != NULL && S_ISDIR(there->st_mode))
		errno = EISDIR;
	else if (there != NULL && access(path, W_OK) != 0)
		errno = EACCES;
	else if (there == NULL && (path[0] == '\0' || lstat(path, &info) == 0))
		errno = ENOENT;
	else
		return HLD_OK;
	return cannot(path, "written", err);
}

/* Write a file that is there already (its status), or is to be. */
static hld_status write_file(const char *path, const struct stat *there, const char *bytes,
                             size_t size, hld_error *err)
{
	char *target = there != NULL ? realpath(path, NULL) : NULL; /* a link stays one */
	if (there != NULL && target == NULL)
		return errno == ENOMEM ? error_nomem(err) : cannot(path, "written", err);
	const char *place = target != NULL ? target : path;
	const char suffix[] = ".XXXXXX";
	size_t room = strlen(place) + sizeof suffix;
	char *beside = malloc(room);
	hld_status status;
	if (beside == NULL) {
		status = error_nomem(err);
	} else {
		text_print(beside, room, "%s%s", place, suffix);
		status = write_beside(path, place, beside,
		                      there != NULL ? there->st_mode & 07777 : mode_of_new_file(),
		                      bytes, size, err);
	}
	free(beside);
	free(target);
	return status;
}

hld_status output_write(const char *path, const char *bytes, size_t size, hld_error *err)
{
	struct stat info;
	if (path == NULL || strcmp(path, "-") == 0)
		return write_through(STDOUT_FILENO, "standard output", bytes, size, true, err);
	const struct stat *there = stat(path, &info) == 0 ? &info : NULL;
	if (refuse(path, there, err) != HLD_OK)
		return HLD_WRITE;
	if (there != NULL && !S_ISREG(there->st_mode))
		return write_through(open(path, O_WRONLY | O_CLOEXEC), path, bytes, size, false,
		                     err);
	return write_file(path, there, bytes, size, err);
}

int output_finish(struct buffer *buffer, hld_error *err, int exit_status)
{
	if (err->status == HLD_OK && buffer->failed)
		error_nomem(err);
	if (err->status == HLD_OK)
		output_write(NULL, buffer_str(buffer), buffer->size, err);
	buffer_release(buffer);
	return err->status == HLD_OK ? exit_status : output_fail(err);
}

/* One line without control characters, whatever it quotes. */
static void make_printable(char *line)
{
	char *to = line;
	for (const unsigned char *c = (const unsigned char *)line; *c != '\0'; c++) {
		bool pair = c[0] == 0xC2 && c[1] >= 0x80 && c[1] <= 0x9F; /* C1 in UTF-8 */
		c += pair;
		if (*c == '\n' || *c == '\t')
			*to++ = ' ';
		else
			*to++ = pair || *c < ' ' || *c == 0x7F ? '?' : (char)*c;
	}
	*to = '\0';
}

int output_fail(const hld_error *err)
{
	char line[sizeof err->file + sizeof err->pointer + sizeof err->text + 64] = "hld: ";
	if (err->file[0] != '\0')
		text_append(line, sizeof line, "%s:", err->file);
	if (err->line != 0)
		text_append(line, sizeof line, "%u:%u:", (unsigned)err->line,
		            (unsigned)err->column);
	if (err->file[0] != '\0' || err->line != 0)
		text_append(line, sizeof line, " ");
	if (err->pointer[0] != '\0')
		text_append(line, sizeof line, "%s: ", err->pointer);
	text_append(line, sizeof line, "%s", err->text);
	make_printable(line);
	text_append(line, sizeof line, "\n");
	output_bytes(STDERR_FILENO, line, strlen(line));
	return exit_of(err->status);
}

void output_remarks(const struct source *source)
{
	for (size_t i = 0; i < source->remark_count; i++) {
		const struct remark *remark = &source->remarks[i];
		char line[2048];
		text_print(line, sizeof line - 1, "%s:%u:%u: warning: %s", source->name,
		           (unsigned)remark->line, (unsigned)remark->column, remark->text);
		make_printable(line);
		text_append(line, sizeof line, "\n");
		output_bytes(STDERR_FILENO, line, strlen(line));
	}
}

int exit_of(hld_status status)
{
	switch (status) {
#define X(name, code, text) \
	case HLD_##name:    \
		return code;
		HLD_STATUS_MAP(X)
#undef X
	}
	return EXIT_FAILURE;
}

bool output_in_colour(void)
{
	const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
	bool unwanted = no_color != NULL && no_color[0] != '\0';
	return !unwanted && isatty(STDOUT_FILENO) && term != NULL && strcmp(term, "dumb") != 0;
}

/* A line of stderr, cut where it is too long. */
static void say_line(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void say_line(const char *format, ...)
{
	char line[80];
	va_list args;
	va_start(args, format);
	bool whole = vsnprintf(line, sizeof line, format, args) < (int)sizeof line;
	va_end(args);
	if (!whole) {
		size_t end = utf8_valid(line, sizeof line - sizeof "...");
		memcpy(line + end, "...", sizeof "...");
	}
	make_printable(line);
	output_bytes(STDERR_FILENO, line, strlen(line));
	output_bytes(STDERR_FILENO, "\n", 1);
}

void output_missing(const char *lang, const char *const *texts, uint32_t count)
{
	const struct locale *locale = locale_find(lang);
	bool one = count == 1;
	if (lang != NULL && locale == LOCALE_ENGLISH && !text_is_language(locale->code, lang))
		say_line("hld: the words of hld are not there in '%.20s' and stand in English",
		         lang);
	if (count > 0)
		say_line("hld: %u text%s not there in %s and stand%s in English:", (unsigned)count,
		         one ? " is" : "s are", locale->name, one ? "s" : "");
	for (uint32_t i = 0; i < count; i++)
		say_line("  %s", texts[i]);
}
