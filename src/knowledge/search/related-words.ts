import { once } from '../../text/once.js';
import { SynonymTable } from '../../text/synonyms.js';

/** Words by which customers ask for what help pages call otherwise, one thing a line. Not all of them mean the same. */
const groups = `为什么 为何 为啥 怎么 咋 什么原因 怎么回事
怎么 如何 怎样 咋样 怎么样 咋
什么时候 何时 几时 啥时候 多会儿 多久
多久 多长时间 几天 什么时候
营业 开放 开门 关门 打烊 闭馆 营业时间 开放时间 opening hours
哪里 哪儿 什么地方 何处 在哪
什么 啥
不能 不可以 不了 无法 没法 不让 不给
可以 能够 能否 能不能 可不可以 可否
没有 没了 没 不见了 不显示
显示 看到 出现
怎么办 如何处理 怎么处理
退款 退钱 退回 退还 返还 退费 refund reimburse money-back
取消 撤销 撤回 关掉 不要了 cancel
注销 销户 关闭 删除账号 删除账户 close deactivate
关闭 关掉 停用 取消 close disable deactivate
开通 开启 激活 启用 打开 申请 open activate enable
付款 支付 付钱 付费 缴费 交费 pay payment
还款 还钱 归还 还清 repay repayment
扣款 扣钱 扣费 被扣 划扣 deduct charge
收款 收钱 到账 入账
到账 入账 收到 到帐 arrive receive
充值 充钱 充话费 top-up recharge topup
提现 取现 取钱 提款 withdraw withdrawal
转账 汇款 转钱 打款 transfer
余额 剩余 剩多少 balance
价格 价钱 费用 多少钱 售价 price cost fee
手续费 服务费 费用 fee charge
利息 利率 息费 interest
优惠 折扣 打折 促销 减免 立减 红包 discount promotion offer
优惠券 代金券 抵用券 券 红包 coupon voucher promo
额度 限额 上限 limit
提高 提升 增加 提额 上调 raise increase
降低 减少 下降 下调 降 lower reduce decrease
逾期 过期 超期 没按时 overdue late
过期 失效 到期 expire expiry
分期 分期付款 instalment installment
贷款 借款 借钱 借贷 loan borrow
账单 帐单 对账单 bill statement
账号 账户 帐号 帐户 户头 account
密码 口令 password passcode pin
登录 登陆 登入 进入 login signin
退出 登出 注销 logout signout
注册 开户 申请账号 register signup
绑定 绑 关联 添加 link bind
解绑 解除 取消绑定 unlink unbind
修改 更改 更换 改 换 变更 change modify edit update
手机号 手机号码 电话号码 号码 phone
手机 电话 phone mobile
短信 信息 消息 sms message text
验证码 校验码 动态码 otp code
验证 认证 核实 校验 verify verification authenticate
身份证 证件 身份 实名 identity id passport
银行卡 储蓄卡 借记卡 卡 card
信用卡 贷记卡
客服 人工 人工客服 服务人员 agent support representative helpdesk
联系 找 咨询 contact reach
电话 热线 联系方式 hotline phone telephone
投诉 举报 反馈 complain complaint feedback
订单 单子 单号 order
快递 物流 包裹 配送 送货 courier delivery shipping parcel shipment
发货 寄出 配送 ship dispatch
收货 签收 收到 receive
退货 退换 换货 return exchange
下单 购买 买 订购 buy purchase order
商家 卖家 店家 店铺 merchant seller shop store
客户 用户 顾客 customer user client
发票 开票 票据 invoice receipt
地址 位置 住址 address location
失败 不成功 失敗 不了 fail failure unsuccessful
错误 报错 出错 异常 error wrong incorrect
问题 故障 毛病 issue problem trouble
正常 可用
成功 通过
审核 审批 评估 review approve
条件 要求 资格 requirement condition eligible
规则 规定 政策 rule policy
支持 允许 兼容 support allow
使用 用 应用 use
设置 设定 配置 setting configure setup
安装 部署 install setup deploy
卸载 删除 移除 uninstall remove delete
删除 移除 清除 清空 remove delete erase
恢复 还原 找回 recover restore
丢失 丢了 遗失 不见了 lose lost missing
被盗 盗刷 被偷 steal stolen
冻结 锁定 封 被封 限制 freeze block lock suspend
解冻 解锁 解封 unfreeze unblock unlock
升级 更新 upgrade update
下载 download
上传 upload
查询 查看 查 看 check view see
查看 看 看到 找到 view
提前 提早 早 early advance
延期 推迟 延后 延迟 postpone delay
自动 auto automatic
主动 手动 manual
马上 立即 立刻 尽快 immediately instant
现在 目前 当前 current now
每天 每日 天天 daily
每月 每个月 按月 monthly
最低 最少 minimum
最高 最多 maximum
增加 添加 新增 加 add
原因 为什么 reason why cause
区别 不同 差别 difference different
办理 申请 办 apply
安全 靠谱 可靠 safe secure
会员 vip member membership
积分 分数 points
评分 分数 score
礼物 礼品 赠品 gift
客满 满了 没位 full
商品 产品 货 东西 item product goods
质量 品质 quality
尺寸 尺码 大小 size
颜色 款式 color colour
库存 现货 有货 stock available
价保 保价 差价
保修 维修 修理 repair warranty fix
坏了 损坏 破损 broken damage damaged defective faulty
开始 起 start begin
结束 截止 end finish
数据 资料 data
连接 连 接入 connect connection
速度 快慢 慢 speed slow
备份 backup
语言 language
国外 海外 境外 abroad overseas foreign
孩子 儿童 小孩 child kid`;

/** Words near enough to find a passage by, too far apart to judge by: the gate and the citations do not use them. */
export const relatedWords = once(() => new SynonymTable(groups.split('\n').map((line) => line.split(' '))));
