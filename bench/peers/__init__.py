"""Scripts that others would write for the same job, with Scrapy, and with requests and BeautifulSoup."""
