export const FirstAdminPage = () => null;
