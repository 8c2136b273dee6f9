#!/bin/sh
# Makes the secrets that docker-compose.yml mounts, each in a file of its own under deploy/secrets. What is there already is kept.
# ADMIN_PASSWORD in the environment chooses the administrator's password; else one is made.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets # the files themselves are read by the containers' unprivileged users

make() {
  [ -s "secrets/$1" ] && return 0
  printf '%s' "$2" > "secrets/$1"
  chmod 444 "secrets/$1"
}
random() { openssl rand -hex 32; }

for name in postgres_password \
  key_manager_db_password traffic_manager_db_password publisher_db_password devportal_db_password \
  key_manager_encryption_key publisher_encryption_key devportal_encryption_key publisher_client_secret devportal_client_secret gateway_admin_password gateway_snapshot_key; do
  make "$name" "$(random)"
done
make admin_password "${ADMIN_PASSWORD:-$(openssl rand -hex 12)}"
for service in key_manager traffic_manager publisher devportal; do
  make "${service}_database_url" "postgres://${service}:$(cat "secrets/${service}_db_password")@postgres:5432/${service}"
done
if [ ! -s secrets/tls.crt ]; then
  openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=${TLS_HOST:-localhost}" \
    -addext "subjectAltName=DNS:${TLS_HOST:-localhost},IP:127.0.0.1" -keyout secrets/tls.key -out secrets/tls.crt 2>/dev/null
  chmod 444 secrets/tls.key secrets/tls.crt
  echo "A self-signed certificate was made: put your own into deploy/secrets/tls.crt and tls.key."
fi
echo "The administrator is admin; the password is in deploy/secrets/admin_password."
