/** Marks a SQLite file as a case: "AKAI" in ASCII. */
export const APPLICATION_ID = 0x414b4149

/** Raised with each change of the tables below. */
export const SCHEMA_VERSION = 1

/**
 * The journal is the truth and is only added to. `subject` tells what each event speaks of; `written` keeps what it wrote, with
 * what stood there before, so that undoing needs no replay; `entity` is the state as it stands. These three can be dropped and
 * worked out again from the journal.
 */
export const SCHEMA = `
CREATE TABLE document (
  sha256 TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  deed INTEGER NOT NULL CHECK (deed <= seq),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  event TEXT NOT NULL CHECK (json_valid(event))
) STRICT;

CREATE TABLE subject (
  subject TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES journal (seq),
  PRIMARY KEY (subject, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE written (
  seq INTEGER NOT NULL,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_is_kept BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER journal_is_whole BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER document_is_kept BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'documents are only added to'); END;
CREATE TRIGGER document_is_whole BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'documents are only added to'); END;

PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${SCHEMA_VERSION};
`
