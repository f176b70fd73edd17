export const MyDayPage = () => null;
