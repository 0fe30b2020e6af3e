export { FormPageSkeleton as default } from '@/components/ui/form-page-skeleton';
