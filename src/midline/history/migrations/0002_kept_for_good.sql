-- For the history page, corrections, copies on other laptops, and what other programs recorded.

ALTER TABLE session ADD COLUMN source TEXT NOT NULL DEFAULT '';      -- '' is Midline, else who recorded it
ALTER TABLE session ADD COLUMN changed_at TEXT NOT NULL DEFAULT '';  -- last corrected, UTC; '' is never
ALTER TABLE session ADD COLUMN deleted_at TEXT;                      -- UTC; the row stays, to be brought back
-- The day where it was done, as the wall clock there had it.
ALTER TABLE session ADD COLUMN day TEXT
    GENERATED ALWAYS AS (date(started_at, utc_offset_min || ' minutes')) VIRTUAL;

CREATE INDEX session_by_day ON session (day);
CREATE INDEX session_by_start ON session (started_at);
CREATE INDEX set_by_session ON completed_set (session, ordinal);
