import { ConfigError } from './config.ts';
import { FolderInUse } from './db/lock.ts';
import { MigrationMismatch } from './db/migrate.ts';
import { DiskProblem } from './disk.ts';
import { Problem } from './http/problem.ts';
import { KnownPassword } from './welcome.ts';

/** One line for whoever started the program: what is wrong and what to do, Vietnamese and English. */
export function explain(error: unknown): string {
  if (error instanceof ConfigError)
    return both(`Biến môi trường không hợp lệ: ${error.message}`, `Invalid environment variable: ${error.message}`);
  if (error instanceof FolderInUse) {
    return both(
      `Thư mục dữ liệu đang được tiến trình ${error.pid} dùng; hãy dừng nó trước`,
      `The data folder is in use by process ${error.pid}; stop that one first`,
    );
  }
  if (error instanceof DiskProblem) {
    return error.kind === 'full'
      ? both(
          `Ổ đĩa đã đầy: ${error.message} cần ít nhất 200 MB trống`,
          `The disk is full: ${error.message} needs 200 MB free`,
        )
      : both(
          `Không ghi được vào ${error.message}; hãy kiểm tra quyền thư mục hoặc đặt DATA_DIR`,
          `Cannot write to ${error.message}; check its permissions or set DATA_DIR`,
        );
  }
  if (error instanceof KnownPassword) {
    return both(
      'Không mở ra ngoài máy này với mật khẩu mẫu ai cũng biết; hãy đặt DEMO_PASSWORD khác hoặc DEMO=false',
      'Refusing to listen beyond this machine with the demo password everyone knows; set another DEMO_PASSWORD or DEMO=false',
    );
  }
  if (error instanceof MigrationMismatch)
    return both(
      `Dữ liệu không khớp phiên bản này: ${error.message}`,
      `The data does not fit this version: ${error.message}`,
    );
  if (error instanceof Problem)
    return `${error.code} ${JSON.stringify(error.options.params ?? error.options.extra ?? {})}`;
  const { code, message } = error as NodeJS.ErrnoException & { port?: number };
  switch (code) {
    case 'EADDRINUSE':
      return both(
        `Cổng ${(error as { port?: number }).port} đã có chương trình khác dùng; hãy đặt PORT khác`,
        `Port ${(error as { port?: number }).port} is taken by another program; set another PORT`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return both(`Không dùng được địa chỉ này: ${message}`, `This address cannot be used: ${message}`);
    case 'ENOSPC':
      return both('Ổ đĩa đã đầy', 'The disk is full');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return both(`Không có quyền: ${message}`, `Not permitted: ${message}`);
    case 'ECONNREFUSED':
    case 'CONNECT_TIMEOUT':
    case '28P01':
    case '28000':
    case '3D000':
      return both(
        `Không vào được cơ sở dữ liệu ở DATABASE_URL (${code})`,
        `The database at DATABASE_URL cannot be reached (${code})`,
      );
    default:
      return (error as Error).stack ?? String(error);
  }
}

const both = (vietnamese: string, english: string): string => `${vietnamese}. / ${english}.`;
