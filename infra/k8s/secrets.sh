#!/usr/bin/env bash
# secrets.sh [--dry-run]
#
# Makes the secrets that the manifests name, for development: random, and only those that are missing, so
# that it can be run again at any time. A secret is made anew by deleting it first. In production they come
# from where the operator keeps them; infra/k8s/README.md has their names and keys. Makes the namespace too,
# or holds the one that is there to the same standard for pods.
#
#   --dry-run   prints all of them and asks no cluster
#   NAMESPACE   ticketing
#   HOST        ticketing.local: whom the certificate is for (mkcert, where it is installed, else openssl)
set -euo pipefail
umask 077

NAMESPACE=${NAMESPACE:-ticketing}
HOST=${HOST:-ticketing.local}
SERVICES=(auth tickets orders payments expiration)
CERTIFICATE_DAYS=365
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dry_run=
case "${1:-}" in
  '') ;;
  --dry-run) dry_run=1 ;;
  *)
    sed -n '2,12s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 2
    ;;
esac

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A letter first: NATS reads what looks like a number as one. Nothing that an address would have to escape.
random() { printf 'k%s' "$(openssl rand -hex 24)"; }

# found KIND NAME : nothing where there is none; a cluster that does not answer ends the script
found() {
  kubectl --namespace "$NAMESPACE" get "$1" "$2" --ignore-not-found --output=name
}

is_missing() {
  [ -z "$dry_run" ] || return 0
  local there
  there=$(found secret "$1") || exit
  [ -z "$there" ] || { echo "$there is there" && return 1; }
}

# One that is there already may have been made without its labels, and would then let any pod in.
make_namespace() {
  local there
  there=$(found namespace "$NAMESPACE") || exit
  if [ -z "$there" ]; then
    sed "s/^  name: .*/  name: $NAMESPACE/" "$here/namespace.yaml" | kubectl create --filename -
    return
  fi
  sed -n 's/^    \(pod-security\.kubernetes\.io.*\): \(.*\)/\1=\2/p' "$here/namespace.yaml" |
    xargs kubectl label --overwrite namespace "$NAMESPACE"
}

# make NAME TYPE KEY=VALUE... : the values go through files, never through arguments that others can see
make() {
  local name=$1 type=$2 pair folder="$scratch/$1" files=()
  shift 2
  mkdir -p "$folder"
  for pair in "$@"; do
    printf '%s' "${pair#*=}" > "$folder/${pair%%=*}"
    files+=(--from-file="$folder/${pair%%=*}")
  done
  kubectl --namespace "$NAMESPACE" create secret generic "$name" --type="$type" "${files[@]}" \
    --dry-run=client --output=yaml > "$folder.yaml"
  if [ -n "$dry_run" ]; then
    echo '---'
    cat "$folder.yaml"
  else
    kubectl create --filename "$folder.yaml"
  fi
}

make_certificate() {
  if command -v mkcert > /dev/null; then
    mkcert -cert-file "$scratch/tls.crt" -key-file "$scratch/tls.key" "$HOST" 2> "$scratch/log"
    cp "$(mkcert -CAROOT)/rootCA.pem" "$scratch/ca.crt"
    return
  fi
  {
    openssl req -x509 -newkey rsa:2048 -nodes -days "$CERTIFICATE_DAYS" -subj '/CN=ticketing development' \
      -keyout "$scratch/ca.key" -out "$scratch/ca.crt"
    openssl req -newkey rsa:2048 -nodes -subj "/CN=$HOST" -keyout "$scratch/tls.key" -out "$scratch/tls.csr"
    openssl x509 -req -in "$scratch/tls.csr" -CA "$scratch/ca.crt" -CAkey "$scratch/ca.key" -CAcreateserial \
      -days "$CERTIFICATE_DAYS" -out "$scratch/tls.crt" -extfile <(printf 'subjectAltName=DNS:%s\n' "$HOST")
  } > "$scratch/log" 2>&1 || { cat "$scratch/log" >&2 && return 1; }
}

[ -n "$dry_run" ] || make_namespace

if is_missing session; then make session Opaque "jwt-key=$(random)"; fi

for service in "${SERVICES[@]}"; do
  if is_missing "$service-mongodb"; then
    password=$(random)
    uri="mongodb://$service:$password@$service-mongodb:27017/$service"
    make "$service-mongodb" Opaque "uri=$uri" "password=$password" "root-password=$(random)"
  fi
done

if is_missing redis; then
  password=$(random)
  make redis Opaque "url=redis://:$password@redis:6379" "password=$password"
fi

if is_missing nats; then
  password=$(random)
  make nats Opaque "url=nats://ticketing:$password@nats:4222" "password=$password"
fi

if is_missing stripe; then
  make stripe Opaque "secret-key=${STRIPE_KEY:-sk_test_$(random)}" \
    "publishable-key=${STRIPE_PUBLISHABLE_KEY:-pk_test_simulator}" \
    "webhook-secret=${STRIPE_WEBHOOK_SECRET:-whsec_$(random)}"
fi

if is_missing grafana; then make grafana Opaque "admin-password=$(random)"; fi

if is_missing ticketing-tls; then
  make_certificate
  make ticketing-tls kubernetes.io/tls "tls.crt=$(cat "$scratch/tls.crt")" "tls.key=$(cat "$scratch/tls.key")" \
    "ca.crt=$(cat "$scratch/ca.crt")"
fi
