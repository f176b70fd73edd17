-- The topics taught, the platforms counted and the norms in force from the plan of November 2025.
insert into tn.topic (code, pillar, name_vi, name_en, position) values
  ('vneid', 'government', 'Cài VNeID', 'VNeID set-up', 1),
  ('scam_recognition', 'society', 'Phòng lừa đảo', 'Recognising scams', 2),
  ('public_services', 'government', 'Dịch vụ công', 'Public services', 3),
  ('cashless_payment', 'economy', 'Thanh toán', 'Cashless payment', 4),
  ('health_education', 'society', 'Khám bệnh, học tập', 'Health and education', 5),
  ('safe_shopping', 'economy', 'Mua bán', 'Buying online safely', 6),
  ('digital_signature', 'government', 'Chữ ký số', 'Digital signature', 7),
  ('digital_policy', 'government', 'Chủ trương, chính sách số', 'Digital policy', 8),
  ('trustworthy_shops', 'economy', 'Nhận biết gian hàng tin cậy', 'Trustworthy shops', 9),
  ('ocop_selling', 'economy', 'Bán sản phẩm OCOP', 'Selling OCOP products', 10),
  ('traceability', 'economy', 'Truy xuất nguồn gốc', 'Traceability', 11),
  ('market_information', 'economy', 'Thông tin thị trường', 'Market information', 12),
  ('smart_farming', 'society', 'Nông nghiệp thông minh', 'Smart farming', 13),
  ('online_safety', 'society', 'An toàn trên mạng', 'Online safety', 14),
  ('data_protection', 'society', 'Bảo vệ dữ liệu cá nhân', 'Personal-data protection', 15);

insert into tn.platform (code, name_vi, name_en, position) values
  ('vneid', 'VNeID', 'VNeID', 1),
  ('public_service_portal', 'Cổng dịch vụ công', 'Public service portal', 2),
  ('zalo', 'Zalo của xã, xóm', 'Zalo of the commune or hamlet', 3),
  ('mobile_banking', 'Ngân hàng trên điện thoại', 'Mobile banking', 4),
  ('e_wallet', 'Ví điện tử', 'E-wallet', 5),
  ('digital_payment', 'Thanh toán mã QR', 'QR payment', 6),
  ('e_commerce', 'Sàn thương mại điện tử', 'E-commerce platform', 7),
  ('vssid', 'VssID', 'VssID', 8);

insert into tn.norm (id, threshold, upper, unit, due_on, valid_from) values
  ('team-size', 7, 12, 'team', null, '2025-11-01'),
  ('member-load', 10, null, 'member', null, '2025-11-01'),
  ('team-supports', 50, null, 'team-quarter', null, '2025-11-01'),
  ('activity-days', 2, null, 'team-week', null, '2025-11-01'),
  ('activity-hours', 4, null, 'team-date', null, '2025-11-01'),
  ('communication-coverage', 100, null, 'percent', '2026-12-31', '2025-11-01'),
  ('platform-adoption', 80, null, 'percent', '2026-12-31', '2025-11-01'),
  ('training-coverage', 100, null, 'percent', '2026-12-31', '2025-11-01'),
  ('ocop-listing', 100, null, 'percent', '2026-12-31', '2025-11-01');
