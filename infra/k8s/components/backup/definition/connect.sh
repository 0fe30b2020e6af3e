# Where the tools find the database, in a file: arguments can be read by other processes. The password stands
# apart from the address, because the tools print an address that they can not reach.
authority="${MONGO_URI#*://}"
authority="${authority%%/*}"
tools="${TMPDIR:-/tmp}/mongo.yaml"
if [[ "$authority" == *:*@* ]]; then
  credentials="${authority%@*}"
  password="${credentials#*:}"
  printf 'uri: "%s"\npassword: "%s"\n' "${MONGO_URI/:$password@/@}" "$password" > "$tools"
else
  printf 'uri: "%s"\n' "$MONGO_URI" > "$tools"
fi
