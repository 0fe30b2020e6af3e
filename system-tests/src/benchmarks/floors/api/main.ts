import express from 'express';
import { newId } from '@ticketing/common/store/ids';
import { bare, serve } from '../serve';

/** An API that answers at once and always the same: what is measured is who asks it. */
function main(): void {
  const id = newId();
  const ticket = (n: number) => ({
    id: n === 0 ? id : newId(),
    title: `Evening with the band number ${n}`,
    price: 20,
    currency: 'usd',
    quantity: 10,
    available: 10,
    held: 0,
    userId: newId(),
    version: 0,
    createdAt: new Date().toISOString(),
  });
  const tickets = Array.from({ length: 6 }, (_, n) => ticket(n));
  const app = bare(express());
  app.get('/api/tickets', (_request, response) => void response.json(tickets));
  app.get('/api/tickets/:id', (_request, response) => void response.json(tickets[0]));
  app.get('/api/users/currentuser', (_request, response) => {
    response.json({ currentUser: null });
  });
  serve(app);
}

main();
