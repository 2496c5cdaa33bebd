/* pdf_calls.c - load pango with cairo, and all that they stand on. */
#include "export/pdf_calls.h"

#include <dlfcn.h>
#include <string.h>

#include "base/error.h"

#define LIBRARY "libpangocairo-1.0.so.0"

/* Copy a function's address, which dlsym() gives as that of an object. */
static bool find(void *library, const char *name, void *to, size_t size)
{
	void *at = dlsym(library, name);
	memcpy(to, &at, size);
	return at != NULL;
}

hld_status pdf_calls_load(struct pdf_calls *calls, hld_error *err)
{
	void *library = dlopen(LIBRARY, RTLD_NOW);
	bool loaded = library != NULL;
#define X(name) loaded = loaded && find(library, #name, &calls->name, sizeof calls->name);
	PDF_CALLS(X)
#undef X
	if (loaded)
		return HLD_OK;
	return error_set(err, HLD_WRITE,
	                 "pango and cairo, which draw pdf and png, cannot be loaded (%.200s): "
	                 "install the package libpangocairo-1.0-0",
	                 library == NULL ? dlerror() : "a function is missing in " LIBRARY);
}
