export { OrderPageSkeleton as default } from '@/components/orders/order-page-skeleton';
