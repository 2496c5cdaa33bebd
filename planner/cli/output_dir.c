/* output_dir.c - several files in a directory. */
#include "cli/output_dir.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "cli/output.h"

static hld_status cannot_make(const char *path, hld_error *err)
{
	error_set(err, HLD_WRITE, "the directory cannot be made: %s", strerror(errno));
	error_file(err, path);
	return HLD_WRITE;
}

/* Make the directory unless it is there; *made says whether it was not. */
static hld_status make_directory(const char *path, bool *made, hld_error *err)
{
	struct stat info;
	*made = mkdir(path, 0777) == 0;
	if (*made)
		return HLD_OK;
	if (errno != EEXIST || stat(path, &info) != 0)
		return cannot_make(path, err);
	errno = ENOTDIR;
	return S_ISDIR(info.st_mode) ? HLD_OK : cannot_make(path, err);
}

static hld_status write_into(const char *path, const struct export_files *files,
                             const struct export_file *file, hld_error *err)
{
	struct buffer name = {0};
	buffer_printf(&name, "%s/%s", path, file->name);
	hld_status status =
		name.failed ? error_nomem(err)
			    : output_write(buffer_str(&name), export_file_octets(files, file),
	                                   file->size, err);
	buffer_release(&name);
	return status;
}

hld_status output_split(const char *path, const struct export_files *files, hld_error *err)
{
	bool made;
	hld_status status = make_directory(path, &made, err);
	for (uint32_t i = 0; i < files->count && status == HLD_OK; i++)
		status = write_into(path, files, &files->at[i], err);
	if (status != HLD_OK && made)
		rmdir(path); /* only if nothing is in it */
	return status;
}
