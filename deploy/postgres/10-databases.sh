#!/bin/sh
# One database and one user per service: none can read another's.
set -eu
for service in key_manager traffic_manager publisher devportal; do
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -v service="$service" -v password="$(cat "/run/secrets/${service}_db_password")" <<'SQL'
create user :"service" password :'password';
create database :"service" owner :"service";
revoke connect on database :"service" from public;
SQL
done
