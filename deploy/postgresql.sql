-- Two accounts of PostgreSQL with no password, one for each task; each shows a certificate (docs/deploying.md).
-- Run once, as PostgreSQL's administrator, in the empty database: psql -d tracker -f deploy/postgresql.sql
-- tracker_owner owns the tables. It is used by `make prepare` alone, when a new version is brought in.
CREATE ROLE tracker_owner LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION;
-- tracker_app serves readers and editors: it reads and writes rows, and changes no table, trigger or right.
CREATE ROLE tracker_app LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT 90;
DO $$ BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO tracker_owner, tracker_app', current_database());
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO tracker_owner;
GRANT USAGE ON SCHEMA public TO tracker_app;
ALTER DEFAULT PRIVILEGES FOR ROLE tracker_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tracker_app;
ALTER DEFAULT PRIVILEGES FOR ROLE tracker_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO tracker_app;
-- For a database that has tables already, made by tracker_owner.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tracker_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO tracker_app;
