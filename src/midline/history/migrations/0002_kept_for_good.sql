-- For the history page, corrections, copies on other laptops, and what other programs recorded.

ALTER TABLE session ADD COLUMN source TEXT NOT NULL DEFAULT '';      -- '' is Midline, else who recorded it
ALTER TABLE session ADD COLUMN changed_at TEXT NOT NULL DEFAULT '';  -- last corrected, UTC; '' is never
ALTER TABLE session ADD COLUMN deleted_at TEXT;                      -- UTC; the row stays, to be brought back
-- The day where it was done, as the wall clock there had it.
ALTER TABLE session ADD COLUMN day TEXT
    GENERATED ALWAYS AS (date(started_at, utc_offset_min || ' minutes')) VIRTUAL;
-- The time within the set: of a hold what was held, else from its begin to its end.
ALTER TABLE completed_set ADD COLUMN work_s REAL GENERATED ALWAYS AS (
    CASE kind WHEN 'hold' THEN actual
    ELSE max(0, round((julianday(completed_at) - julianday(started_at)) * 86400, 3)) END
) VIRTUAL;

-- deleted_at is in them too, else SQLite looks it up in the row, behind the routine's text.
DROP INDEX session_by_routine;
CREATE INDEX session_by_routine ON session (routine_file, started_at, deleted_at)
    WHERE deleted_at IS NULL;
CREATE INDEX session_by_start ON session (started_at, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX session_by_day ON session (day, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX session_unfinished ON session (started_at)
    WHERE finished_at IS NULL AND deleted_at IS NULL;
-- Of the rows of one set, one is not replaced: one index for that and for the sets of a session,
-- since every index is one more page to write while somebody trains.
DROP INDEX one_row_a_set;
CREATE UNIQUE INDEX set_by_session
    ON completed_set (session, ordinal, (CASE state WHEN 'replaced' THEN id ELSE 0 END));

-- Totals, so that twenty years are read as fast as one. Of each: what the rows say, as a view, and
-- the table that is kept equal to it. Only sets that count; all but the first leave out sessions
-- that are deleted. Sums are rounded, so that they do not depend on the order of the rows. Only a
-- damaged row has no day: it must not keep the others from being migrated.

CREATE VIEW session_recount AS
    SELECT session, count(*) AS sets, round(total(work_s), 3) AS work_s
    FROM completed_set WHERE state = 'counts' GROUP BY session;
CREATE TABLE session_total (session TEXT PRIMARY KEY, sets INTEGER, work_s REAL) WITHOUT ROWID;

CREATE VIEW day_recount AS
    SELECT day, count(*) AS sessions, sum(sets) AS sets, round(total(work_s), 3) AS work_s
    FROM session JOIN session_total ON session_total.session = session.id
    WHERE deleted_at IS NULL AND day IS NOT NULL GROUP BY day;
CREATE TABLE day_total (
    day TEXT PRIMARY KEY, sessions INTEGER, sets INTEGER, work_s REAL
) WITHOUT ROWID;

CREATE VIEW exercise_day_recount AS
    SELECT exercise, kind, day, ifnull(side, '') AS side, count(*) AS sets, max(actual) AS best,
        round(total(actual), 3) AS total, max(target_least) AS target_least,
        max(target_most) AS target_most
    FROM session JOIN completed_set ON completed_set.session = session.id
    WHERE deleted_at IS NULL AND day IS NOT NULL AND state = 'counts'
    GROUP BY exercise, kind, day, ifnull(side, '');
CREATE TABLE exercise_day (
    exercise TEXT, kind TEXT, day TEXT, side TEXT, sets INTEGER, best REAL, total REAL,
    target_least REAL, target_most REAL,
    PRIMARY KEY (exercise, kind, day, side)
) WITHOUT ROWID;

CREATE VIEW exercise_year_recount AS
    SELECT exercise, kind, substr(day, 1, 4) AS year, sum(sets) AS sets, max(best) AS best
    FROM exercise_day GROUP BY exercise, kind, substr(day, 1, 4);
CREATE TABLE exercise_year (
    exercise TEXT, kind TEXT, year TEXT, sets INTEGER, best REAL,
    PRIMARY KEY (exercise, kind, year)
) WITHOUT ROWID;

INSERT INTO session_total SELECT * FROM session_recount;
INSERT INTO day_total SELECT * FROM day_recount;
INSERT INTO exercise_day SELECT * FROM exercise_day_recount;
INSERT INTO exercise_year SELECT * FROM exercise_year_recount;

-- To insert here is to count again whatever one set is part of.
CREATE VIEW recount AS
    SELECT '' AS session, '' AS day, '' AS exercise, '' AS kind, '' AS side WHERE false;
CREATE TRIGGER recount_one INSTEAD OF INSERT ON recount BEGIN
    DELETE FROM session_total WHERE session = new.session;
    INSERT INTO session_total SELECT * FROM session_recount WHERE session = new.session;

    DELETE FROM day_total WHERE day = new.day;
    INSERT INTO day_total SELECT * FROM day_recount WHERE day = new.day;

    DELETE FROM exercise_day
        WHERE exercise = new.exercise AND kind = new.kind AND day = new.day AND side = new.side;
    INSERT INTO exercise_day SELECT * FROM exercise_day_recount
        WHERE exercise = new.exercise AND kind = new.kind AND day = new.day AND side = new.side;

    DELETE FROM exercise_year
        WHERE exercise = new.exercise AND kind = new.kind AND year = substr(new.day, 1, 4);
    INSERT INTO exercise_year
        SELECT exercise, kind, substr(new.day, 1, 4), sum(sets), max(best) FROM exercise_day
        WHERE exercise = new.exercise AND kind = new.kind
            AND day BETWEEN substr(new.day, 1, 4) AND substr(new.day, 1, 4) || '-12-31'
        GROUP BY exercise, kind;
END;

-- Sessions with new sets, to be counted when the session is over or somebody looks: a commit
-- between two sets must be quick.
CREATE TABLE uncounted (session TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER set_inserted AFTER INSERT ON completed_set BEGIN
    INSERT INTO uncounted SELECT new.session
        WHERE NOT EXISTS (SELECT * FROM uncounted WHERE session = new.session);
END;
CREATE TRIGGER set_updated AFTER UPDATE ON completed_set BEGIN
    INSERT INTO recount SELECT id, day, old.exercise, old.kind, ifnull(old.side, '')
        FROM session WHERE id = old.session;
    INSERT INTO recount SELECT id, day, new.exercise, new.kind, ifnull(new.side, '')
        FROM session WHERE id = new.session;
END;
CREATE TRIGGER set_deleted AFTER DELETE ON completed_set WHEN old.state = 'counts' BEGIN
    INSERT INTO recount SELECT id, day, old.exercise, old.kind, ifnull(old.side, '')
        FROM session WHERE id = old.session;
END;
CREATE TRIGGER session_updated AFTER UPDATE OF started_at, utc_offset_min, deleted_at ON session
BEGIN
    INSERT INTO recount SELECT DISTINCT session, old.day, exercise, kind, ifnull(side, '')
        FROM completed_set WHERE session = old.id;
    INSERT INTO recount SELECT DISTINCT session, new.day, exercise, kind, ifnull(side, '')
        FROM completed_set WHERE session = new.id;
END;
