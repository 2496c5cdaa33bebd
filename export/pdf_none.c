/* pdf_none.c - in the place of pdf.c where hld is built without pango and cairo
 * (cmake -DHLD_PDF=OFF). */
#include "base/error.h"
#include "export/format.h"

hld_status export_pdf(const struct hld_programme *programme, const hld_export_options *options,
                      struct buffer *out, hld_error *err)
{
	(void)programme;
	(void)options;
	(void)out;
	return error_set(err, HLD_WRITE,
	                 "this hld was built without pango and cairo, which draw pdf: build it "
	                 "with -DHLD_PDF=ON");
}
