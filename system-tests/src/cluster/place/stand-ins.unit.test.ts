import { imagesOf, ownImages, standInsFor } from './stand-ins';

const MANIFESTS = `
      containers:
        - image: ticketing/orders:dev
          name: app
---
          image: "mongo:8.0"
---
        - image: docker.io/library/redis:7.4-alpine@sha256:00
---
          image: mongo:8.0
          imagePullPolicy: IfNotPresent
---
          image: nats-streaming:0.25.6
`;

describe('the images of rendered manifests', () => {
  it('are found once each, quoted or not', () => {
    expect(imagesOf(MANIFESTS)).toEqual([
      'ticketing/orders:dev',
      'mongo:8.0',
      'docker.io/library/redis:7.4-alpine@sha256:00',
      'nats-streaming:0.25.6',
    ]);
  });

  it('are ours, or stood in for by a program of the same name', () => {
    const images = imagesOf(MANIFESTS);
    expect(ownImages(images)).toEqual(['ticketing/orders:dev']);
    expect(standInsFor(images).map(({ program }) => program)).toEqual([
      'mongo',
      'redis',
      'nats-streaming',
    ]);
  });

  it('are not taken for another program whose name begins alike', () => {
    expect(standInsFor(['nats:2.12-alpine'])).toEqual([
      { program: 'nats', reference: 'nats:2.12-alpine' },
    ]);
    expect(standInsFor(['mongo-express:1'])).toEqual([]);
  });
});
