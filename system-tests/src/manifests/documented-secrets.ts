import { SERVICES } from './rule';

const PASSWORD = 'kpassword-that-is-not-one';

/**
 * The secrets that `infra/k8s/secrets.sh` makes, or an operator brings, by name and key, with a value of
 * the form that each has.
 */
export const DOCUMENTED_SECRETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  session: { 'jwt-key': PASSWORD, 'jwt-key-previous': PASSWORD },
  redis: { url: `redis://:${PASSWORD}@redis:6379`, password: PASSWORD },
  nats: { url: `nats://ticketing:${PASSWORD}@nats:4222`, password: PASSWORD },
  stripe: {
    'secret-key': `sk_test_${PASSWORD}`,
    'publishable-key': 'pk_test_simulator',
    'webhook-secret': `whsec_${PASSWORD}`,
    'webhook-secret-previous': `whsec_${PASSWORD}`,
  },
  grafana: { 'admin-password': PASSWORD },
  'ticketing-tls': { 'tls.crt': '', 'tls.key': '', 'ca.crt': '' },
  ...Object.fromEntries(
    SERVICES.map((service) => [
      `${service}-mongodb`,
      {
        uri: `mongodb://${service}:${PASSWORD}@${service}-mongodb:27017/${service}`,
        password: PASSWORD,
        'root-password': PASSWORD,
      },
    ]),
  ),
};
