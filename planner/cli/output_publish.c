/* output_publish.c - a directory that takes the place of another in one step.
 *
 * output_publish() at the end is where to begin. Files are named by a directory that is held open
 * and a short name in it, so that nothing is ever removed by a path that was put together. */
#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/output.h"
#include "cli/output_dir.h"
#include "export/feed.h"

struct publication {
	const struct export_files *files;
	const char *path; /* as the user wrote it */
	char *place;      /* the directory itself, where path is a link */
	char *stage;      /* the new one beside it */
	char *aside;      /* where the old one waits, if it cannot be exchanged */
	int old, new;     /* open, or -1 */
	hld_error *err;
};

static hld_status cannot(const struct publication *to, const char *what)
{
	if (errno == ENOMEM)
		return error_nomem(to->err);
	error_set(to->err, HLD_WRITE, "the directory cannot be %s: %s", what, strerror(errno));
	error_file(to->err, to->path);
	return HLD_WRITE;
}

static bool is_folder(const char *name)
{
	return strcmp(name, FEED_FOR) == 0 || strcmp(name, FEED_KIND) == 0 ||
	       strcmp(name, FEED_ROOM) == 0;
}

static bool is_calendar(const char *name)
{
	static const char suffix[] = ".ics";
	size_t length = strlen(name);
	return length >= sizeof suffix && strcmp(name + length - strlen(suffix), suffix) == 0;
}

/* What a directory that was published has in it, or in a folder of it. */
static bool is_published(const char *name, bool inside)
{
	if (inside || strcmp(name, FEED_ALL) == 0)
		return is_calendar(name);
	return is_folder(name) || strcmp(name, FEED_AGENDA) == 0 || strcmp(name, FEED_HTML) == 0 ||
	       strcmp(name, FEED_PROGRAMME) == 0 || strcmp(name, FEED_PAGE) == 0;
}

/* Go through the names in the folder `name` of a directory, or in itself (NULL), until visit says
 * false. Gives: whether it never did. */
typedef bool visitor(int directory, const char *name, bool inside, void *with);

static bool each_name(int directory, const char *name, visitor *visit, void *with)
{
	int fd = openat(directory, name != NULL ? name : ".",
	                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *opened = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *entry;
	bool good = opened != NULL;
	while (good && (entry = readdir(opened)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			good = visit(fd, entry->d_name, name != NULL, with);
	if (opened != NULL)
		closedir(opened);
	else if (fd >= 0)
		close(fd);
	return good;
}

/* What else is in a directory, in `with`, a text of OTHER_ROOM bytes. */
enum { OTHER_ROOM = 128 };

static bool is_expected(int directory, const char *name, bool inside, void *with)
{
	struct stat info;
	bool known =
		is_published(name, inside) &&
		fstatat(directory, name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
		(S_ISREG(info.st_mode) || (!inside && is_folder(name) && S_ISDIR(info.st_mode)));
	if (known && S_ISDIR(info.st_mode))
		return each_name(directory, name, is_expected, with);
	if (!known)
		text_print(with, OTHER_ROOM, "%s", name);
	return known;
}

static bool count_name(int directory, const char *name, bool inside, void *with)
{
	(void)directory;
	(void)name;
	(void)inside;
	++*(size_t *)with;
	return true;
}

/* A home directory that was named by mistake must not be replaced by a feed. */
static hld_status check_old(const struct publication *to)
{
	char other[OTHER_ROOM] = "";
	size_t names = 0;
	if (!each_name(to->old, NULL, count_name, &names))
		return cannot(to, "read");
	bool ours = each_name(to->old, NULL, is_expected, other);
	if (!ours && other[0] == '\0')
		return cannot(to, "read");
	if (ours && names > 0 && faccessat(to->old, FEED_PAGE, F_OK, 0) != 0)
		ours = false; /* names that anybody might give */
	if (ours)
		return HLD_OK;
	error_set(to->err, HLD_WRITE,
	          "holds %s%s%s that was not published there: give a directory of its own",
	          other[0] != '\0' ? "'" : "something", other, other[0] != '\0' ? "'" : "");
	error_file(to->err, to->path);
	return HLD_WRITE;
}

static bool remove_name(int directory, const char *name, bool inside, void *with)
{
	if (unlinkat(directory, name, 0) == 0)
		return true;
	return !inside && is_folder(name) && each_name(directory, name, remove_name, with) &&
	       unlinkat(directory, name, AT_REMOVEDIR) == 0;
}

/* Remove a directory that was published. Gives: false, with errno, if it is not gone. */
static bool remove_tree(int directory, const char *path)
{
	return each_name(directory, NULL, remove_name, NULL) && rmdir(path) == 0;
}

/* Whether an open file has these octets. */
static bool has_octets(int fd, const char *octets, size_t size)
{
	char block[1 << 14];
	struct stat info;
	if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size != (off_t)size)
		return false;
	while (size > 0) {
		ssize_t count = read(fd, block, sizeof block);
		if (count <= 0 || (size_t)count > size || memcmp(block, octets, (size_t)count) != 0)
			return false;
		octets += count;
		size -= (size_t)count;
	}
	return true;
}

/* The old file of that name if it has the octets of the new one, open; else -1. */
static int open_same(const struct publication *to, const struct export_file *file)
{
	int fd = to->old >= 0 ? openat(to->old, file->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) : -1;
	if (fd < 0 || has_octets(fd, export_file_octets(to->files, file), file->size))
		return fd;
	close(fd);
	return -1;
}

static bool write_new(const struct publication *to, const struct export_file *file, int same)
{
	int fd = openat(to->new, file->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return false;
	bool good = output_bytes(fd, export_file_octets(to->files, file), file->size);
	struct stat info;
	if (good && same >= 0 && fstat(same, &info) == 0) {
		const struct timespec times[] = {info.st_atim, info.st_mtim};
		good = futimens(fd, times) == 0;
	}
	good = good && fsync(fd) == 0;
	int failed = errno;
	bool closed = close(fd) == 0;
	if (!good)
		errno = failed;
	return good && closed;
}

/* The old file itself where it is the same, so that its times and number stay, which servers make
 * tags of; where files cannot have two names, one of the same age. */
static bool put_file(const struct publication *to, const struct export_file *file)
{
	int same = open_same(to, file);
	bool good = (same >= 0 && linkat(to->old, file->name, to->new, file->name, 0) == 0) ||
	            write_new(to, file, same);
	int failed = errno;
	if (same >= 0)
		close(same);
	errno = failed;
	return good;
}

static bool sync_folder(int directory, const char *name)
{
	int fd = openat(directory, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool good = fsync(fd) == 0;
	int failed = errno;
	close(fd);
	errno = failed;
	return good;
}

static bool put_files(const struct publication *to)
{
	static const char *const folders[] = {FEED_FOR, FEED_KIND, FEED_ROOM};
	enum { FOLDERS = sizeof folders / sizeof *folders };
	bool made[FOLDERS] = {false}, good = true;
	for (uint32_t i = 0; i < to->files->count && good; i++) {
		const struct export_file *file = &to->files->at[i];
		const char *slash = strchr(file->name, '/');
		for (size_t n = 0; n < FOLDERS && slash != NULL && good; n++) {
			size_t length = (size_t)(slash - file->name);
			if (made[n] || strncmp(file->name, folders[n], length) != 0 ||
			    folders[n][length] != '\0')
				continue;
			good = made[n] = mkdirat(to->new, folders[n], 0777) == 0;
		}
		good = good && put_file(to, file);
	}
	for (size_t n = 0; n < FOLDERS && good; n++)
		good = !made[n] || sync_folder(to->new, folders[n]);
	return good;
}

/* mkdtemp() lets nobody else in. */
static bool set_mode(const struct publication *to)
{
	struct stat info;
	mode_t mask = umask(0);
	umask(mask);
	if (to->old < 0)
		return fchmod(to->new, 0777 & ~mask) == 0;
	return fstat(to->old, &info) == 0 && fchmod(to->new, info.st_mode & 07777) == 0;
}

static bool fill(const struct publication *to)
{
	return put_files(to) && set_mode(to) && fsync(to->new) == 0;
}

/* Exchange the two in one step. Gives: false, with errno, where that cannot be. */
static bool exchange(const char *a, const char *b)
{
#ifdef RENAME_EXCHANGE
	return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0;
#else
	(void)a;
	(void)b;
	errno = ENOSYS;
	return false;
#endif
}

/* In two steps, between which there is none. */
static bool replace(struct publication *to)
{
	if (mkdtemp(to->aside) == NULL)
		return false;
	if (rename(to->place, to->aside) != 0) {
		int failed = errno;
		rmdir(to->aside);
		errno = failed;
		return false;
	}
	if (rename(to->stage, to->place) == 0)
		return true;
	int failed = errno;
	rename(to->aside, to->place);
	errno = failed;
	return false;
}

/* Let the new one take its place. Gives: where the old one is then, in *left; NULL: there was
 * none. */
static bool take_place(struct publication *to, const char **left)
{
	*left = NULL;
	if (to->old < 0)
		return rename(to->stage, to->place) == 0;
	*left = to->stage;
	if (exchange(to->stage, to->place))
		return true;
	*left = to->aside;
	return (errno == ENOSYS || errno == EINVAL || errno == ENOTSUP) && replace(to);
}

static void sync_parent(const struct publication *to)
{
	const char *slash = strrchr(to->place, '/');
	if (slash == NULL) {
		sync_folder(AT_FDCWD, ".");
		return;
	}
	char *parent = strndup(to->place, (size_t)(slash - to->place) + 1);
	if (parent != NULL)
		sync_folder(AT_FDCWD, parent);
	free(parent);
}

/* Make the new directory, fill it and exchange it for the old one. */
static hld_status publish(struct publication *to)
{
	const char *left;
	if (mkdtemp(to->stage) == NULL)
		return cannot(to, "made");
	to->new = open(to->stage, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (to->new < 0 || !fill(to) || !take_place(to, &left)) {
		hld_status status = cannot(to, "published");
		if (to->new >= 0)
			remove_tree(to->new, to->stage);
		else
			rmdir(to->stage);
		return status;
	}
	sync_parent(to);
	if (left == NULL || remove_tree(to->old, left))
		return HLD_OK;
	error_set(to->err, HLD_WRITE,
	          "is published, but the old directory, now '%.200s', stays: %s", left,
	          strerror(errno));
	error_file(to->err, to->path);
	return HLD_WRITE;
}

static char *beside(const char *place, const char *suffix)
{
	size_t room = strlen(place) + strlen(suffix) + 1;
	char *path = malloc(room);
	if (path != NULL)
		text_print(path, room, "%s%s", place, suffix);
	return path;
}

/* The directory that is meant: a link stays one, and slashes at the end say nothing. */
static hld_status find_place(struct publication *to)
{
	struct stat info;
	if (stat(to->path, &info) == 0) {
		errno = ENOTDIR;
		if (!S_ISDIR(info.st_mode))
			return cannot(to, "published");
		to->place = realpath(to->path, NULL);
		to->old = to->place != NULL ? open(to->place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
		                            : -1;
		if (to->old < 0)
			return cannot(to, "opened");
		return check_old(to);
	}
	errno = ENOENT;
	if (to->path[0] == '\0' || lstat(to->path, &info) == 0)
		return cannot(to, "published"); /* a link to nothing */
	to->place = beside(to->path, "");
	for (size_t end = to->place != NULL ? strlen(to->place) : 0;
	     end > 1 && to->place[end - 1] == '/'; end--)
		to->place[end - 1] = '\0';
	return to->place != NULL ? HLD_OK : error_nomem(to->err);
}

hld_status output_publish(const char *path, const struct export_files *files, hld_error *err)
{
	struct publication to = {.files = files, .path = path, .old = -1, .new = -1, .err = err};
	hld_status status = find_place(&to);
	if (status == HLD_OK) {
		assert(to.place != NULL);
		to.stage = beside(to.place, ".XXXXXX");
		to.aside = beside(to.place, ".old-XXXXXX");
		status = to.stage != NULL && to.aside != NULL ? publish(&to) : error_nomem(err);
	}
	if (to.old >= 0)
		close(to.old);
	if (to.new >= 0)
		close(to.new);
	free(to.place);
	free(to.stage);
	free(to.aside);
	return status;
}
