export { PaymentPageSkeleton as default } from '@/components/payments/payment-page-skeleton';
