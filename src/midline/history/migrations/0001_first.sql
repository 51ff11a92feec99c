-- Times are UTC, ISO 8601 with milliseconds. Amounts are seconds of a hold, else reps.

PRAGMA application_id = 0x4D69646C;  -- "Midl"

CREATE TABLE session (
    id             TEXT PRIMARY KEY,               -- a UUID
    routine_file   TEXT NOT NULL,                  -- "shipped/core-basics.yaml", or a path
    routine_name   TEXT NOT NULL,
    routine_text   TEXT NOT NULL,                  -- the file as it was then
    started_at     TEXT NOT NULL,
    utc_offset_min INTEGER NOT NULL,               -- of the wall clock where it was done
    finished_at    TEXT,                           -- NULL after a crash
    stopped        INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1)),
    planned_sets   INTEGER NOT NULL,
    effort         INTEGER CHECK (effort BETWEEN 0 AND 10),
    pain           INTEGER CHECK (pain BETWEEN 0 AND 10),
    note           TEXT NOT NULL DEFAULT ''
);

CREATE TABLE completed_set (
    id             INTEGER PRIMARY KEY,
    session        TEXT NOT NULL REFERENCES session (id),
    ordinal        INTEGER NOT NULL,               -- the place in the plan, from 0
    section        TEXT NOT NULL,
    exercise       TEXT NOT NULL,
    number         INTEGER NOT NULL,               -- set "number" of "of"
    "of"           INTEGER NOT NULL,
    side           TEXT CHECK (side IN ('left', 'right')),
    kind           TEXT NOT NULL CHECK (kind IN ('hold', 'reps', 'hold cluster')),
    target_least   REAL NOT NULL,
    target_most    REAL NOT NULL,
    measured       REAL,                           -- NULL where it was entered by hand
    actual         REAL NOT NULL,                  -- what stands: measured, or as corrected
    started_at     TEXT NOT NULL,
    completed_at   TEXT NOT NULL,
    ended          TEXT NOT NULL,                  -- full, finished, left, stopped or entered
    state          TEXT NOT NULL DEFAULT 'counts'
                   CHECK (state IN ('counts', 'replaced', 'removed'))  -- done again; taken out
);

-- Nothing is deleted; of the rows of one set, one is not replaced.
CREATE UNIQUE INDEX one_row_a_set ON completed_set (session, ordinal) WHERE state <> 'replaced';
CREATE INDEX session_by_routine ON session (routine_file, started_at);
