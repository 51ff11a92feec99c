-- Which versions of sessions were seen in the folder that carries them to other laptops, or sent
-- there. See docs/adr/0020.

CREATE TABLE session_version (
    file    TEXT PRIMARY KEY,                      -- its name; a version is never rewritten
    session TEXT NOT NULL,
    stands  INTEGER NOT NULL CHECK (stands IN (0, 1))  -- it is what the history has now
) WITHOUT ROWID;
CREATE UNIQUE INDEX one_version_stands ON session_version (session) WHERE stands;

-- Whatever is changed, and whoever changes it: there is no file of that version yet.
CREATE TRIGGER version_session_updated AFTER UPDATE ON session BEGIN
    UPDATE session_version SET stands = 0 WHERE session = new.id AND stands;
END;
CREATE TRIGGER version_set_inserted AFTER INSERT ON completed_set BEGIN
    UPDATE session_version SET stands = 0 WHERE session = new.session AND stands;
END;
CREATE TRIGGER version_set_updated AFTER UPDATE ON completed_set BEGIN
    UPDATE session_version SET stands = 0 WHERE session = new.session AND stands;
END;
CREATE TRIGGER version_set_deleted AFTER DELETE ON completed_set BEGIN
    UPDATE session_version SET stands = 0 WHERE session = old.session AND stands;
END;
