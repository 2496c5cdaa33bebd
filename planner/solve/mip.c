/* mip.c - CBC behind its C interface.
 *
 * The library is loaded in the child process only: with what it stands on it is sixteen shared
 * objects, which every other command would have to load too. */
#include "solve/mip.h"

#include <coin/Cbc_C_Interface.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"

#define LIBRARY "libCbcSolver.so.3"

enum { NO_LIBRARY = 3, TEXT_ROOM = 64 };

/* The calls that are made. */
#define CALLS(X)                  \
	X(Cbc_newModel)           \
	X(Cbc_loadProblem)        \
	X(Cbc_setInteger)         \
	X(Cbc_setParameter)       \
	X(Cbc_solve)              \
	X(Cbc_isProvenOptimal)    \
	X(Cbc_isProvenInfeasible) \
	X(Cbc_bestSolution)       \
	X(Cbc_getBestPossibleObjValue)

struct cbc {
#define X(name) __typeof__(name) *name;
	CALLS(X)
#undef X
};

/* What the child tells before the solution, a byte a column. */
struct message {
	double bound;
	bool is_complete, has_solution;
};

/* Copy a function's address, which dlsym() gives as that of an object. */
static bool find(void *library, const char *name, void *to, size_t size)
{
	void *at = dlsym(library, name);
	memcpy(to, &at, size);
	return at != NULL;
}

static bool load(struct cbc *cbc)
{
	void *library = dlopen(LIBRARY, RTLD_NOW);
	bool loaded = library != NULL;
#define X(name) loaded = loaded && find(library, #name, &cbc->name, sizeof cbc->name);
	CALLS(X)
#undef X
	return loaded;
}

/* The matrix by columns, as the library has it. */
struct by_column {
	CoinBigIndex *start;
	int *row;
	double *value, *least, *most, *cost, *row_least, *row_most;
	uint8_t *is_one; /* of the solution */
};

static bool make_room(const struct matrix *matrix, struct by_column *out)
{
	size_t columns = matrix->column_count, rows = matrix->row_count;
	size_t entries = matrix->entry_count;
	*out = (struct by_column){.start = calloc(columns + 2, sizeof *out->start),
	                          .row = calloc(entries + 1, sizeof *out->row),
	                          .value = calloc(entries + 1, sizeof(double)),
	                          .least = calloc(columns + 1, sizeof(double)),
	                          .most = calloc(columns + 1, sizeof(double)),
	                          .cost = calloc(columns + 1, sizeof(double)),
	                          .row_least = calloc(rows + 1, sizeof(double)),
	                          .row_most = calloc(rows + 1, sizeof(double)),
	                          .is_one = calloc(columns + 1, 1)};
	return out->start != NULL && out->row != NULL && out->value != NULL && out->least != NULL &&
	       out->most != NULL && out->cost != NULL && out->row_least != NULL &&
	       out->row_most != NULL && out->is_one != NULL;
}

static void release(struct by_column *by)
{
	free(by->start);
	free(by->row);
	free(by->value);
	free(by->least);
	free(by->most);
	free(by->cost);
	free(by->row_least);
	free(by->row_most);
	free(by->is_one);
}

/* What would be a breach by itself is out of the question. */
static void turn(const struct matrix *matrix, struct by_column *out)
{
	for (uint32_t i = 0; i < matrix->entry_count; i++)
		out->start[matrix->entries[i].column + 2]++;
	for (uint32_t c = 0; c < matrix->column_count; c++) {
		const struct column *column = &matrix->columns[c];
		out->start[c + 2] += out->start[c + 1];
		out->most[c] = column->cost >= COST_BREACH ? 0 : column->is_any ? ROW_OPEN : 1;
		out->cost[c] = column->cost < COST_BREACH ? column->cost : 0;
	}
	for (uint32_t r = 0; r < matrix->row_count; r++) {
		out->row_least[r] = matrix->rows[r].least;
		out->row_most[r] = matrix->rows[r].most;
		for (uint32_t i = matrix->rows[r].start; i < matrix->rows[r + 1].start; i++) {
			CoinBigIndex at = out->start[matrix->entries[i].column + 1]++;
			out->row[at] = (int)r;
			out->value[at] = matrix->entries[i].value;
		}
	}
}

/* The relaxation is nearly whole as it is: what is meant to make it so only takes time. */
static Cbc_Model *set_up(const struct cbc *cbc, const struct matrix *matrix,
                         const struct by_column *by, double most, int branches)
{
	static const char *const settings[][2] = {{"logLevel", "0"},
	                                          {"preprocess", "off"},
	                                          {"cuts", "off"},
	                                          {"heuristicsOnOff", "off"}};
	char text[TEXT_ROOM];
	Cbc_Model *model = cbc->Cbc_newModel();
	cbc->Cbc_loadProblem(model, (int)matrix->column_count, (int)matrix->row_count, by->start,
	                     by->row, by->value, by->least, by->most, by->cost, by->row_least,
	                     by->row_most);
	for (uint32_t c = 0; c < matrix->column_count; c++)
		if (!matrix->columns[c].is_any)
			cbc->Cbc_setInteger(model, (int)c);
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		cbc->Cbc_setParameter(model, settings[i][0], settings[i][1]);
	snprintf(text, sizeof text, "%.6f", most);
	cbc->Cbc_setParameter(model, "cutoff", text);
	snprintf(text, sizeof text, "%d", branches);
	cbc->Cbc_setParameter(model, "maxNodes", text);
	return model;
}

static bool send_all(int to, const void *bytes, size_t size)
{
	const char *at = bytes;
	while (size > 0) {
		ssize_t sent = send(to, at, size, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return false;
		at += sent;
		size -= (size_t)sent;
	}
	return true;
}

static bool receive_all(int from, void *bytes, size_t size)
{
	char *at = bytes;
	while (size > 0) {
		ssize_t got = recv(from, at, size, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		at += got;
		size -= (size_t)got;
	}
	return true;
}

static bool send_solution(int to, const struct matrix *matrix, const double *solution,
                          uint8_t *is_one)
{
	for (uint32_t c = 0; c < matrix->column_count; c++)
		is_one[c] = !matrix->columns[c].is_any && solution[c] > 0.5;
	return send_all(to, is_one, matrix->column_count);
}

/* What the child does, with memory that was taken before. Gives: its exit status. */
static int solve(const struct matrix *matrix, const struct by_column *by, double most, int branches,
                 int to)
{
	struct cbc cbc;
	int nowhere = open("/dev/null", O_WRONLY);
	if (nowhere >= 0) { /* the library writes to both */
		dup2(nowhere, STDOUT_FILENO);
		dup2(nowhere, STDERR_FILENO);
	}
	if (!load(&cbc))
		return NO_LIBRARY;
	Cbc_Model *model = set_up(&cbc, matrix, by, most, branches);
	cbc.Cbc_solve(model);
	const double *solution = cbc.Cbc_bestSolution(model);
	bool is_optimal = cbc.Cbc_isProvenOptimal(model) != 0;
	bool is_none = cbc.Cbc_isProvenInfeasible(model) != 0;
	struct message message = {is_none ? ROW_OPEN : cbc.Cbc_getBestPossibleObjValue(model),
	                          is_optimal || is_none, solution != NULL && !is_none};
	bool sent = send_all(to, &message, sizeof message) &&
	            (!message.has_solution || send_solution(to, matrix, solution, by->is_one));
	return sent ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Take what the child sends. Fails (false) when it ends before. */
static bool receive(const struct matrix *matrix, struct by_column *by, int from,
                    struct mip_result *out)
{
	struct message message;
	if (!receive_all(from, &message, sizeof message))
		return false;
	out->bound = message.bound;
	out->is_complete = message.is_complete;
	if (!message.has_solution)
		return true;
	if (!receive_all(from, by->is_one, matrix->column_count))
		return false;
	out->is_one = by->is_one;
	by->is_one = NULL;
	return true;
}

static hld_status judge(bool received, int child_status, hld_error *err)
{
	if (received)
		return HLD_OK;
	if (WIFEXITED(child_status) && WEXITSTATUS(child_status) == NO_LIBRARY)
		return error_set(err, HLD_LIMIT,
		                 "nothing is proved without CBC: install %s (coinor-libcbc3.1)",
		                 LIBRARY);
	return error_set(err, HLD_LIMIT, "the process that was to prove the plan ended before");
}

/* Solve in a child. What it needs of our memory is there before, so that it cannot end for want of
 * that. */
static hld_status solve_apart(const struct matrix *matrix, struct by_column *by, double most,
                              int branches, struct mip_result *out, hld_error *err)
{
	int ends[2], status = 0;
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
		return error_set(err, HLD_LIMIT, "cannot start a proof: %s", strerror(errno));
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		_exit(solve(matrix, by, most, branches, ends[1]));
	}
	close(ends[1]);
	bool received = child > 0 && receive(matrix, by, ends[0], out);
	close(ends[0]);
	if (child < 0)
		return error_set(err, HLD_LIMIT, "cannot start a process: %s", strerror(errno));
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (!received)
		*out = (struct mip_result){0};
	return judge(received, status, err);
}

hld_status mip_solve(const struct matrix *matrix, double most, int branches, struct mip_result *out,
                     hld_error *err)
{
	struct by_column by;
	*out = (struct mip_result){0};
	bool has_room = make_room(matrix, &by);
	if (has_room)
		turn(matrix, &by);
	hld_status status =
		has_room ? solve_apart(matrix, &by, most, branches, out, err) : error_nomem(err);
	release(&by);
	return status;
}
