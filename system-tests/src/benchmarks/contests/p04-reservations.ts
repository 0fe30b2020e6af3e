import type { Connection } from 'mongoose';
import { figure, ratio, type Benchmark, type Figures, type Setting } from '../frame/benchmark';
import { copyIndexes, openDatabase } from '../ground/databases';
import type { SignedIn } from '../ground/ground';
import { closedLoop } from '../load/closed-loop';
import { httpLoop, openHttpClient, type HttpClient } from '../load/http-load';
import { untilPublished } from './kit/create-listings';
import { claimsOn } from './kit/oversold';
import { ORDERS_FLOOR } from './kit/programs';
import { knowListings, orderDocument } from './kit/replicas';

const UNITS = 10_000;
const LISTINGS = 1_000;
const BUYERS = 500;
const CONNECTIONS = 32;
/** More than there are units at full scale: those who come too late must be refused. */
const ATTEMPTS = { full: UNITS + 200, quick: 1_000 };

interface Shop {
  setting: Setting;
  client: HttpClient;
  database: Connection;
  buyers: readonly SignedIn[];
}

/** Lets buyers reserve one unit each of these listings, until the attempts are used up. */
async function reserve(shop: Shop, ticketIds: readonly string[]): Promise<Figures> {
  const { setting, client, buyers, database } = shop;
  let reserved = 0;
  const plan = { workers: CONNECTIONS, countMax: ATTEMPTS[setting.scale], signal: setting.signal };
  const startedAt = performance.now();
  const { latencies, failed } = await closedLoop(plan, async (n) => {
    const { headers } = buyers[n % buyers.length] ?? setting.ground.signedIn();
    const body = { ticketId: ticketIds[n % ticketIds.length] };
    const status = await client.status({ path: '/api/orders', method: 'POST', headers, body });
    if (status === 201) reserved += 1;
    return status === 201 || status === 400;
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  await untilPublished(setting.ground, 'p4_ours', 'orders');
  const { claims, twice } = await claimsOn(database, ticketIds);
  const oversold = twice + Math.max(0, claims - UNITS) + Math.abs(claims - reserved);
  return { perSecond: reserved / seconds, p99Ms: latencies.p99Ms(), failed, oversold };
}

/** The raw inserts that as many reservations come down to. */
async function insertRaw(setting: Setting, database: Connection): Promise<Figures> {
  const orders = database.collection<ReturnType<typeof orderDocument>>('orders');
  const countMax = Math.min(UNITS, ATTEMPTS[setting.scale]);
  const ticketId = orderDocument('', 0)._id;
  const plan = { workers: CONNECTIONS, countMax, signal: setting.signal };
  const { perSecond, latencies } = await closedLoop(plan, async (n) => {
    const { acknowledged } = await orders.insertOne(orderDocument(ticketId, n));
    return acknowledged;
  });
  return { perSecond, p99Ms: latencies.p99Ms() };
}

/** What HTTP and Express alone make of those inserts. */
async function insertOverHttp(setting: Setting, client: HttpClient): Promise<Figures> {
  const countMax = Math.min(UNITS, ATTEMPTS[setting.scale]);
  const ticketId = orderDocument('', 0)._id;
  const plan = { workers: CONNECTIONS, countMax, signal: setting.signal };
  const { perSecond, latencies } = await httpLoop(client, plan, {
    ask: (unit) => ({ path: '/api/orders', method: 'POST', body: { ticketId, unit } }),
    expected: 201,
  });
  return { perSecond, p99Ms: latencies.p99Ms() };
}

export const reservations: Benchmark = {
  id: 'P4',
  title: 'Reservations: one listing of 10,000 units, and 1,000 listings',
  arms: {
    hot: 'POST /api/orders over HTTP, all for one listing of 10,000 units',
    spread: 'the same for 1,000 listings of 10 units',
    floor:
      'the driver alone: insertOne of such documents, each with a claim of its own, same indexes',
  },
  targets: [
    {
      id: 'P4.hot',
      says: 'reservations/s on one listing: ours ÷ raw insertOne',
      read: ratio(figure('hot', 'perSecond'), figure('floor', 'perSecond')),
      must: { atLeast: 0.5 },
      judged: 'median',
    },
    {
      id: 'P4.even',
      says: 'reservations/s: one listing ÷ 1,000 listings',
      read: ratio(figure('hot', 'perSecond'), figure('spread', 'perSecond')),
      must: { atLeast: 0.8 },
      judged: 'median',
    },
    {
      id: 'P4.oversold',
      says: 'units sold twice, or not as acknowledged',
      read: (round) => figure('hot', 'oversold')(round) + figure('spread', 'oversold')(round),
      must: { exactly: 0 },
      judged: 'every-round',
    },
    {
      id: 'P4.failed',
      says: 'requests that were neither served nor refused as sold out',
      read: (round) => figure('hot', 'failed')(round) + figure('spread', 'failed')(round),
      must: { exactly: 0 },
      judged: 'every-round',
    },
  ],
  reported: [
    { says: 'reservations on one listing', unit: '/s', read: figure('hot', 'perSecond') },
    { says: 'reservations on 1,000 listings', unit: '/s', read: figure('spread', 'perSecond') },
    { says: 'raw insertOne', unit: '/s', read: figure('floor', 'perSecond') },
    { says: 'a bare Express handler', unit: '/s', read: figure('express', 'perSecond') },
    {
      says: 'ours ÷ a bare Express handler',
      unit: '',
      read: ratio(figure('hot', 'perSecond'), figure('express', 'perSecond')),
    },
    { says: 'p99 on one listing', unit: 'ms', read: figure('hot', 'p99Ms') },
  ],
  async prepare(setting) {
    const { ground } = setting;
    const { url } = await ground.service('orders', { database: 'p4_ours' });
    const database = await openDatabase(ground, 'p4_ours');
    const floor = await openDatabase(ground, 'p4_floor');
    await copyIndexes('orders', { from: database, to: floor });
    const express = await openDatabase(ground, 'p4_express');
    await copyIndexes('orders', { from: database, to: express });
    const bare = await ground.program(ORDERS_FLOOR, { database: 'p4_express' });
    const bareClient = openHttpClient(bare.url, CONNECTIONS);
    ground.onClear(() => bareClient.close());
    const client = openHttpClient(url, CONNECTIONS);
    ground.onClear(() => client.close());
    const buyers = Array.from({ length: BUYERS }, () => ground.signedIn());
    const shop = { setting, client, database, buyers };
    const reserveOf = async (count: number) =>
      reserve(shop, await knowListings(database, { count, quantity: UNITS / count }));
    return {
      arms: [
        { name: 'hot', run: () => reserveOf(1) },
        { name: 'spread', run: () => reserveOf(LISTINGS) },
        { name: 'express', run: () => insertOverHttp(setting, bareClient) },
        { name: 'floor', run: () => insertRaw(setting, floor) },
      ],
    };
  },
};
