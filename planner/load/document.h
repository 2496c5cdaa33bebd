/* document.h - places in documents, whichever form they came in. */
#ifndef LOAD_DOCUMENT_H
#define LOAD_DOCUMENT_H

#include "hld.h"
#include "model/source.h"

/* Add file, line and column to a failure that has a pointer into the document of source. */
void document_place_error(const struct source *source, hld_error *err);

#endif
