const MB = 1_000_000;
const SERVICES = { dockerfile: 'infra/docker/service.Dockerfile', addedBytesMax: 120 * MB };
const image = (name, service = name) => ({ ...SERVICES, name: `ticketing/${name}`, service });

/** Every image of ours, what it is built from (for a service its folder), and what it may add to its base. */
export const IMAGES = [
  image('auth'),
  image('tickets'),
  image('orders'),
  image('payments'),
  image('expiration'),
  {
    name: 'ticketing/client',
    dockerfile: 'infra/docker/client.Dockerfile',
    addedBytesMax: 150 * MB,
  },
  image('local', 'infra/local'),
];
